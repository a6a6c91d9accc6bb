//! What a printer says stands in the way, from IPP's words to ours.
//!
//! The same trouble comes as `media-empty-report`, `-warning` or `-error`, so the ending is dropped. What CUPS says of its own
//! doings (`cups-…`) says nothing of the printer.

use crate::domain::PrinterTrouble;
use crate::domain::Troubles;

/// `printer-state` of a printer that stands still.
const STOPPED: i32 = 5;

/// What holds a printer that says this of itself.
pub(super) fn troubles<'a>(state: Option<i32>, reasons: impl Iterator<Item = &'a str>, takes_jobs: bool) -> Troubles {
    let mut found = Troubles::NONE;
    for reason in reasons {
        found = found.and_all(trouble(reason));
    }
    if found.is_empty() && (state == Some(STOPPED) || !takes_jobs) {
        return PrinterTrouble::Stopped.into();
    }
    found
}

fn trouble(said: &str) -> Troubles {
    let reason = ["-report", "-warning", "-error"].into_iter().find_map(|end| said.strip_suffix(end)).unwrap_or(said);
    let known = match reason {
        "media-empty" | "media-needed" | "input-tray-missing" => PrinterTrouble::PaperOut,
        "cover-open" | "door-open" | "interlock-open" | "input-cannot-feed-size-selected" => PrinterTrouble::CoverOpen,
        "media-jam" => PrinterTrouble::Jam,
        "media-mismatch" | "media-size-mismatch" | "wrong-media" | "input-media-size-change" => {
            PrinterTrouble::WrongMedia
        }
        "marker-supply-empty" | "marker-ribbon-empty" => PrinterTrouble::RibbonOut,
        "toner-empty" | "marker-toner-empty" | "developer-empty" | "marker-ink-empty" => PrinterTrouble::InkOut,
        "fuser-over-temp" | "marker-over-temp" => PrinterTrouble::OverTemperature,
        "paused" | "moving-to-paused" => PrinterTrouble::Paused,
        "shutdown" | "offline" | "timed-out" | "connecting-to-device" | "deactivated" => PrinterTrouble::Offline,
        "spool-area-full" => PrinterTrouble::TakesNothing,
        "stopped-partly" | "stopping" => PrinterTrouble::Stopped,
        "output-area-full" | "output-tray-missing" => PrinterTrouble::Attention,
        // What only says that something runs low, or what CUPS does, is no reason to wait; what is called an error is one.
        _ if reason.starts_with("cups-") || !said.ends_with("-error") => return Troubles::NONE,
        _ => PrinterTrouble::Attention,
    };
    known.into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_ending_does_not_matter_and_cups_own_doings_do_not_count() {
        for (state, reasons, found) in [
            (3, &["none"][..], None),
            (3, &["media-empty-report"], Some(PrinterTrouble::PaperOut)),
            (4, &["media-empty-warning", "media-needed-warning"], Some(PrinterTrouble::PaperOut)),
            (4, &["cups-waiting-for-job-completed", "cups-ipp-missing-get-job-attributes-error"], None),
            (3, &["toner-low-warning", "media-low"], None),
            (5, &["none"], Some(PrinterTrouble::Stopped)),
            (5, &["paused"], Some(PrinterTrouble::Paused)),
            (4, &["media-jam-error", "cover-open"], Some(PrinterTrouble::CoverOpen)),
            (3, &["com.example.coffee-empty-error"], Some(PrinterTrouble::Attention)),
        ] {
            assert_eq!(troubles(Some(state), reasons.iter().copied(), true).worst(), found, "{reasons:?}");
        }
        assert_eq!(troubles(Some(3), ["none"].into_iter(), false).worst(), Some(PrinterTrouble::Stopped));
    }
}
