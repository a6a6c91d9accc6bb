//! Looks for printers, so that setting one up asks as little as can be: queues of this computer's CUPS, devices at its USB, what
//! announces itself on the network, and whatever answers at an address that somebody typed.

use std::collections::BTreeSet;
use std::env;
use std::fs;
use std::net::ToSocketAddrs as _;
use std::path::Path;
use std::path::PathBuf;
use std::time::Duration;

use super::announced;
use super::announced::Announced;
use super::ipp;
use super::ipp::Unheard;
use super::language;
use super::line::Device;
use super::line::Port;
use super::line::Way;
use super::tspl;
use super::zebra;
use crate::domain::FoundPrinter;
use crate::domain::LabelFormat;
use crate::domain::PrinterAbilities;
use crate::domain::PrinterWay;
use crate::http::DevicePatience;

/// Where CUPS listens where nothing else is said.
const CUPS: &str = "localhost:631";
/// The port that label printers listen at.
const RAW_PORT: u16 = 9100;
/// The port that printers with a queue listen at.
const IPP_PORT: u16 = 631;
/// Where printers have their one queue.
const PATHS: [&str; 3] = ["ipp/print", "ipp/printer", "ipp"];
/// Where Linux shows printers at its USB.
const USB: &str = "/dev/usb";

/// How long somebody who typed an address waits.
const PATIENCE: DevicePatience = DevicePatience { answer: Duration::from_secs(4), cap: 4 << 20 };
/// How long printers have for announcing themselves.
const NEIGHBOURS: Duration = Duration::from_secs(2);
const LINE: Duration = Duration::from_secs(2);
const WORD: Duration = Duration::from_secs(1);

/// The printers that this computer knows or hears of: those at its USB, the queues of its CUPS, and those that announce themselves.
/// Nothing where there is none of them. Takes two seconds, and longer where one that announced itself does not answer.
pub fn known() -> Vec<FoundPrinter> {
    let mut found = at_usb(Path::new(USB));
    found.extend(queues(&cups()));
    for printer in on_the_network() {
        // A queue of this computer that it shares with others announces itself as well.
        if !found.iter().any(|known| known.name == printer.name) {
            found.push(printer);
        }
    }
    found
}

/// Those that announce themselves, each by one of its ways: a raw port only where it answers in a label printer's language, since
/// pages of other languages come out there as text; else the first of its queues.
fn on_the_network() -> Vec<FoundPrinter> {
    let mut found = Vec::new();
    let mut reached = BTreeSet::new();
    for announced in announced::listen(NEIGHBOURS) {
        let printer = match &announced {
            _ if reached.contains(&announced.host()) => continue,
            Announced::Port { host, port } => at_port(&host.to_string(), *port).filter(is_proven),
            Announced::Queue { uri, .. } => at_uri(uri, uri).ok(),
        };
        if let Some(printer) = printer {
            // Several printer applications share this computer's own address.
            if !announced.host().is_loopback() {
                reached.insert(announced.host());
            }
            found.push(printer);
        }
    }
    found
}

/// The queues of a CUPS server: `localhost:631`.
pub fn queues(server: &str) -> Vec<FoundPrinter> {
    match ipp::queues(&format!("http://{server}/"), PATIENCE) {
        Ok(queues) => queues.into_iter().filter_map(|queue| found(queue.name, queue.uri, &queue.abilities)).collect(),
        Err(error) => {
            tracing::info!(%error, "no CUPS here");
            Vec::new()
        }
    }
}

/// Why there is no printer at an address.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoPrinter {
    /// Nothing there answers as a printer does.
    Nobody,
    /// One answers only those who give a name and a password.
    Locked,
}

/// What answers at an address: one of IPP, a host with or without a port.
pub fn at(typed: &str) -> Result<FoundPrinter, NoPrinter> {
    let typed = typed.trim();
    if typed.contains("://") {
        return at_uri(typed, typed);
    }
    let (host, port) = split(typed).ok_or(NoPrinter::Nobody)?;
    // One that speaks a label printer's language is asked in it: its labels then go out as the carrier made them.
    let raw = at_port(&host, port.unwrap_or(RAW_PORT));
    if let Some(proven) = raw.clone().filter(is_proven) {
        return Ok(proven);
    }
    let host = if host.contains(':') { format!("[{host}]") } else { host };
    let by_ipp = by_ipp(&format!("{host}:{}", port.unwrap_or(IPP_PORT)), typed);
    by_ipp.or_else(|why| raw.ok_or(why))
}

/// Open first: most have no other way, and a printer that wants it hidden says so by not answering.
fn by_ipp(place: &str, typed: &str) -> Result<FoundPrinter, NoPrinter> {
    let mut none = NoPrinter::Nobody;
    for scheme in ["ipp", "ipps"] {
        for path in PATHS {
            match at_uri(&format!("{scheme}://{place}/{path}"), typed) {
                Ok(found) => return Ok(found),
                Err(NoPrinter::Locked) => none = NoPrinter::Locked,
                Err(NoPrinter::Nobody) => (),
            }
        }
    }
    Err(none)
}

/// The printers at this computer's USB. The name of a device is no fixed one, so the folder is read.
pub fn at_usb(folder: &Path) -> Vec<FoundPrinter> {
    let Ok(entries) = fs::read_dir(folder) else { return Vec::new() };
    let is_printer = |path: &PathBuf| {
        let name = path.file_name().and_then(|name| name.to_str()).unwrap_or_default();
        name.strip_prefix("lp").is_some_and(|rest| rest.chars().all(|sign| sign.is_ascii_digit()))
    };
    let mut devices: Vec<PathBuf> = entries.flatten().map(|entry| entry.path()).filter(is_printer).collect();
    devices.sort();
    devices.into_iter().filter_map(at_device).collect()
}

/// One that cannot be opened is not ours to print on; one that says nothing may be a label printer all the same.
fn at_device(path: PathBuf) -> Option<FoundPrinter> {
    let what = identity(&Device { path: path.clone() }).ok()?;
    Some(what.called(&path.display().to_string(), PrinterWay::Usb { device: path }))
}

fn at_port(host: &str, port: u16) -> Option<FoundPrinter> {
    let look_up = |host: &str, port| Ok((host, port).to_socket_addrs()?.collect());
    let what = identity(&Port { host: host.to_owned(), port, look_up }).ok()?;
    Some(what.called(host, PrinterWay::Raw { host: host.to_owned(), port }))
}

/// What a printer at the end of a line says that it is.
struct Identity {
    model: Option<String>,
    language: LabelFormat,
    dpi: Option<u32>,
}

impl Identity {
    fn called(self, name: &str, way: PrinterWay) -> FoundPrinter {
        let name = self.model.unwrap_or_else(|| name.to_owned());
        FoundPrinter { name, way, language: self.language, dpi: self.dpi }
    }
}

/// One that says nothing may be a label printer all the same, and most speak ZPL.
fn identity(way: &dyn Way) -> std::io::Result<Identity> {
    let mut line = way.open(LINE)?;
    let said = language::ask(line.as_mut(), zebra::WHAT, zebra::is_whole_what, WORD).unwrap_or_default();
    if let Some(what) = zebra::read_what(&said) {
        return Ok(Identity { model: Some(what.model), language: LabelFormat::Zpl, dpi: Some(what.dpi) });
    }
    let said = language::ask(line.as_mut(), tspl::HOW, tspl::is_whole, WORD).unwrap_or_default();
    let language = if tspl::read_how(&said).is_some() { LabelFormat::Tspl } else { LabelFormat::Zpl };
    Ok(Identity { model: None, language, dpi: None })
}

/// It answered in the language that it was found with.
fn is_proven(found: &FoundPrinter) -> bool {
    found.dpi.is_some() || found.language == LabelFormat::Tspl
}

fn at_uri(uri: &str, typed: &str) -> Result<FoundPrinter, NoPrinter> {
    let (name, abilities) = ipp::look(uri, PATIENCE).map_err(|error| match error {
        Unheard::Locked => NoPrinter::Locked,
        Unheard::Line(_) => NoPrinter::Nobody,
    })?;
    let name = if name.is_empty() { typed.to_owned() } else { name };
    found(name, uri.to_owned(), &abilities).ok_or(NoPrinter::Nobody)
}

fn found(name: String, uri: String, abilities: &PrinterAbilities) -> Option<FoundPrinter> {
    let language = *abilities.languages.first()?;
    let dpi = abilities.dpi;
    Some(FoundPrinter { name, way: PrinterWay::Ipp { uri }, language, dpi })
}

/// As CUPS' own programs find it: by the environment, else on this computer. A socket file is not one for HTTP.
fn cups() -> String {
    let said = env::var("CUPS_SERVER").unwrap_or_default();
    let host = said.split('/').next().unwrap_or_default().trim();
    match split(host) {
        Some((_, Some(_))) => host.to_owned(),
        Some((_, None)) => format!("{host}:631"),
        None => CUPS.to_owned(),
    }
}

/// Host and port: `192.168.1.40`, `zebra:9101`, `[::1]:9100`.
fn split(typed: &str) -> Option<(String, Option<u16>)> {
    let (host, port) = match typed.rsplit_once(':') {
        // More than one colon without brackets is an address of its own, not a port.
        Some((host, port)) if !host.contains(':') || host.ends_with(']') => (host, Some(port.parse().ok()?)),
        Some(_) | None => (typed, None),
    };
    let host = host.trim_start_matches('[').trim_end_matches(']');
    let sound = !host.is_empty() && !host.chars().any(|sign| sign.is_whitespace() || sign.is_control() || sign == '/');
    sound.then(|| (host.to_owned(), port))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_typed_is_a_host_with_or_without_a_port() {
        let said = |typed: &str| split(typed).map(|(host, port)| format!("{host} {port:?}"));
        assert_eq!(said("192.168.1.40").as_deref(), Some("192.168.1.40 None"));
        assert_eq!(said("zebra:9101").as_deref(), Some("zebra Some(9101)"));
        assert_eq!(said("[::1]:9100").as_deref(), Some("::1 Some(9100)"));
        assert_eq!(said("fe80::1").as_deref(), Some("fe80::1 None"));
        assert_eq!((said(""), said("/run/cups/cups.sock"), said("zebra:x")), (None, None, None));
    }

    #[test]
    fn only_printers_are_looked_at_in_the_folder_of_devices() {
        let folder = tempfile::tempdir().unwrap();
        for name in ["hiddev0", "lpx", "lp0"] {
            fs::write(folder.path().join(name), "").unwrap();
        }
        let found = at_usb(folder.path());
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].way, PrinterWay::Usb { device: folder.path().join("lp0") });
        assert_eq!(found[0].dpi, None);
        assert!(at_usb(&folder.path().join("none")).is_empty());
    }
}
