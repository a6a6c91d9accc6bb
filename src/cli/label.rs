//! Labels without a window: drawn, graded and turned into what a printer takes, for people who script.
//!
//! What goes wrong is said in the operator's language. Figures are the same in every language: columns of facts, or JSON.

use std::fs;
use std::path::Path;
use std::path::PathBuf;
use std::process::ExitCode;

use clap::Args;
use clap::Subcommand;
use clap::ValueEnum;
use serde_json::Value;
use serde_json::json;

use super::say;
use super::say_wrong;
use crate::domain::CodeDemands;
use crate::domain::CodeGrade;
use crate::domain::Dots;
use crate::domain::Failure;
use crate::domain::Grade;
use crate::domain::LabelGrades;
use crate::domain::Media;
use crate::domain::Mishap;
use crate::domain::Remedy;
use crate::domain::TrackingNumber;
use crate::domain::codes_carry;
use crate::label;
use crate::words::Words;

/// What to do with label files.
#[derive(Debug, Subcommand)]
pub(super) enum LabelCommand {
    /// Grade the codes of labels by their dots: a forecast, no verification by ISO/IEC 15416. Succeeds where all are a B or better
    Grade {
        /// Labels as PDF, PNG or ZPL
        #[arg(required = true)]
        files: Vec<PathBuf>,
        #[command(flatten)]
        head: HeadArguments,
        /// The least bar of a linear code, in micrometres
        #[arg(long, default_value_t = CodeDemands::USUAL.bar)]
        bar: u32,
        /// The least height of its bars, in micrometres
        #[arg(long, default_value_t = CodeDemands::USUAL.height)]
        height: u32,
        /// The least module of a code in two directions, in micrometres
        #[arg(long, default_value_t = CodeDemands::USUAL.module)]
        module: u32,
        /// A number that some code must contain
        #[arg(long)]
        tracking: Option<String>,
        /// Print JSON
        #[arg(long)]
        json: bool,
    },
    /// Draw a label as the head would print it, as a PNG of one pixel a dot
    Render {
        /// The label as PDF, PNG or ZPL
        file: PathBuf,
        /// The picture
        #[arg(long)]
        out: PathBuf,
        #[command(flatten)]
        head: HeadArguments,
        /// Print JSON
        #[arg(long)]
        json: bool,
    },
    /// Turn a label into another language, dot for dot
    Convert {
        /// The label as PDF, PNG or ZPL
        file: PathBuf,
        /// The language
        #[arg(long, value_enum)]
        to: LanguageArgument,
        /// The file to write
        #[arg(long)]
        out: PathBuf,
        #[command(flatten)]
        head: HeadArguments,
        /// Print JSON
        #[arg(long)]
        json: bool,
    },
}

/// The head and the paper that a label is drawn for.
#[derive(Args, Clone, Copy, Debug)]
pub(super) struct HeadArguments {
    /// Dots per inch
    #[arg(long, default_value_t = 203, value_parser = clap::value_parser!(u32).range(72..=1200))]
    dpi: u32,
    /// The paper's width and height in millimetres
    #[arg(long, default_value = "101.6x152.4", value_parser = paper)]
    paper: Media,
}

/// A language by name.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub(super) enum LanguageArgument {
    /// Zebra's language
    Zpl,
    /// A picture
    Png,
    /// A page
    Pdf,
}

/// How the figures are printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Shape {
    Columns,
    Json,
}

impl From<bool> for Shape {
    fn from(json: bool) -> Self {
        if json { Shape::Json } else { Shape::Columns }
    }
}

/// Does it, and tells how it went.
pub(super) fn run(words: Words, command: LabelCommand) -> ExitCode {
    match command {
        LabelCommand::Grade { files, head, bar, height, module, tracking, json } => {
            let demands = CodeDemands { bar, height, module };
            grade(words, &files, head, &demands, tracking.map(TrackingNumber).as_ref(), json.into())
        }
        LabelCommand::Render { file, out, head, json } => {
            convert(words, &file, LanguageArgument::Png, &out, head, json.into())
        }
        LabelCommand::Convert { file, to, out, head, json } => convert(words, &file, to, &out, head, json.into()),
    }
}

fn grade(
    words: Words,
    files: &[PathBuf],
    head: HeadArguments,
    demands: &CodeDemands,
    tracking: Option<&TrackingNumber>,
    shape: Shape,
) -> ExitCode {
    let mut all_good = true;
    let mut answers = Vec::new();
    for file in files {
        let dots = match drawn(file, head) {
            Ok(dots) => dots,
            Err(failure) => {
                all_good = false;
                let why = words.mishap(&failure.mishap);
                answers.push(json!({ "file": file.display().to_string(), "error": why }));
                say_wrong(&format!("{}: {why}", file.display()));
                continue;
            }
        };
        let grades = label::grade(&dots, demands);
        let carried = tracking.map(|number| codes_carry(&grades, number));
        all_good &= grades.worst().is_none_or(|worst| worst >= Grade::B) && carried != Some(false);
        match shape {
            Shape::Columns => columns(file, &grades, carried),
            Shape::Json => answers.push(facts(file, &dots, &grades, carried)),
        }
    }
    if shape == Shape::Json {
        say(&json!(answers).to_string());
    }
    if all_good { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

/// A line for each code: file, grade, kind, place, module, text; and a line for each reason.
fn columns(file: &Path, grades: &LabelGrades, carried: Option<bool>) {
    for code in &grades.codes {
        let frame = code.frame;
        let text = code.text.as_ref().map_or(String::new(), |text| text.0.escape_debug().to_string());
        let fields = [
            file.display().to_string(),
            code.grade.letter().to_string(),
            code.symbology.name().unwrap_or("-").to_owned(),
            format!("{}x{}+{}+{}", frame.width, frame.height, frame.left, frame.top),
            format!("{}um", code.module_um),
            text,
        ];
        say(&fields.join("\t"));
        for reason in &code.reasons {
            say(&format!("\t{}\t{:?}\t{:?}", reason.grade.letter(), reason.fault, reason.fault.remedies()));
        }
    }
    if grades.codes.is_empty() || carried == Some(false) {
        let fault = if grades.codes.is_empty() { "NoCode" } else { "TrackingMissing" };
        say(&format!("{}\t-\t{fault}", file.display()));
    }
}

fn facts(file: &Path, dots: &Dots, grades: &LabelGrades, carried: Option<bool>) -> Value {
    let codes: Vec<Value> = grades.codes.iter().map(code_facts).collect();
    json!({
        "file": file.display().to_string(),
        "dpi": dots.dpi(),
        "width": dots.width(),
        "height": dots.height(),
        "worst": grades.worst(),
        "carries_tracking": carried,
        "codes": codes,
    })
}

fn code_facts(code: &CodeGrade) -> Value {
    let reasons = code
        .reasons
        .iter()
        .map(|reason| json!({ "grade": reason.grade, "fault": reason.fault, "remedies": reason.fault.remedies() }));
    json!({
        "symbology": code.symbology,
        "text": code.text,
        "grade": code.grade,
        "frame": code.frame,
        "module_tenths_of_dots": code.module_tenths,
        "module_um": code.module_um,
        "reasons": reasons.collect::<Vec<_>>(),
    })
}

fn convert(words: Words, file: &Path, to: LanguageArgument, out: &Path, head: HeadArguments, shape: Shape) -> ExitCode {
    let title = file.file_stem().map_or(String::new(), |stem| stem.to_string_lossy().into_owned());
    let written = drawn(file, head).and_then(|dots| {
        let bytes = match to {
            LanguageArgument::Zpl => label::convert::to_zpl(&dots),
            LanguageArgument::Pdf => label::convert::to_pdf(&dots, &title),
            LanguageArgument::Png => label::convert::to_png(&dots, &title)?,
        };
        fs::write(out, &bytes).map_err(|error| {
            tracing::warn!(%error, "a label could not be written");
            Failure::new(Mishap::CannotWrite { path: out.display().to_string() }, Remedy::TryAgain)
        })?;
        Ok((dots, bytes.len()))
    });
    match written {
        Ok((dots, bytes)) => {
            let (name, fits) = (out.display().to_string(), dots.fits(head.paper));
            let (dpi, width, height) = (dots.dpi(), dots.width(), dots.height());
            match shape {
                Shape::Columns => say(&format!("{name}\t{width}x{height}\t{dpi}dpi\t{bytes}")),
                Shape::Json => {
                    let facts = json!({ "file": name, "width": width, "height": height, "dpi": dpi, "bytes": bytes, "fits_paper": fits });
                    say(&facts.to_string());
                }
            }
            ExitCode::SUCCESS
        }
        Err(failure) => {
            say_wrong(&words.mishap(&failure.mishap));
            ExitCode::FAILURE
        }
    }
}

fn drawn(file: &Path, head: HeadArguments) -> Result<Dots, Failure> {
    let bytes = fs::read(file).map_err(|error| {
        tracing::warn!(%error, "a label could not be read");
        Failure::new(Mishap::CannotRead { path: file.display().to_string() }, Remedy::TryAgain)
    })?;
    Ok(label::decode(&bytes, head.dpi, head.paper)?)
}

/// Reads width and height in millimetres, such as `105x148`.
fn paper(text: &str) -> Result<Media, String> {
    let wrong = || "width and height in millimetres such as 105x148".to_owned();
    let (width, height) = text.split_once(['x', 'X', '×']).ok_or_else(wrong)?;
    let tenths = |side: &str| {
        let millimetres: f64 = side.trim().replace(',', ".").parse().ok()?;
        (10.0..=1000.0).contains(&millimetres).then_some((millimetres * 10.0).round() as u32)
    };
    Ok(Media { width: tenths(width).ok_or_else(wrong)?, height: tenths(height).ok_or_else(wrong)? })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paper_is_read_in_millimetres() {
        assert_eq!(paper("101.6x152.4"), Ok(Media::FOUR_BY_SIX));
        assert_eq!(paper("105 × 148"), Ok(Media { width: 1050, height: 1480 }));
        assert_eq!(paper("101,6x152,4"), Ok(Media::FOUR_BY_SIX));
        for wrong in ["", "105", "ax b", "1x1", "-5x100", "105x99999"] {
            assert!(paper(wrong).is_err(), "{wrong}");
        }
    }
}
