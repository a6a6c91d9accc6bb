//! Measures of what a packer waits for, outside CI: `cargo bench`.
//!
//! Each line is the median of many runs and the slowest of them. Machines differ and are shared: compare lines of one run.

use std::hint::black_box;
use std::time::Duration;
use std::time::Instant;

use envoi::domain::Media;
use envoi::domain::take_apart;
use envoi::label;
use envoi::practice::specimen::Address;
use envoi::practice::specimen::Specimen;

fn main() {
    let specimen = specimen();
    let pdf = specimen.pdf();
    let png = specimen.png().expect("our own label");
    let dots = label::decode(&pdf, 203, Media::FOUR_BY_SIX).expect("our own label");
    let block = "Camille Roussel\nAtelier Roussel\n27 rue Paul Bert\nbât. C\n69003 Lyon\nFrance";

    measure("an address block taken apart", 1000, || take_apart(block));
    measure("a specimen drawn as PDF", 20, || specimen.pdf());
    measure("a PDF label into dots at 203 dpi", 20, || label::decode(&pdf, 203, Media::FOUR_BY_SIX));
    measure("a PDF label into dots at 300 dpi", 20, || label::decode(&pdf, 300, Media::FOUR_BY_SIX));
    measure("a PNG label into dots at 203 dpi", 50, || label::decode(&png, 203, Media::FOUR_BY_SIX));
    measure("dots into ZPL", 50, || label::convert::to_zpl(&dots));
    measure("dots into a small grey preview", 50, || dots.to_gray_scaled(284, 426));
}

#[expect(clippy::print_stdout, reason = "a benchmark's figures are its output")]
fn measure<T>(what: &str, times: usize, mut work: impl FnMut() -> T) {
    let mut taken: Vec<Duration> = (0..times)
        .map(|_| {
            let began = Instant::now();
            black_box(work());
            began.elapsed()
        })
        .collect();
    taken.sort_unstable();
    let (median, slowest) = (taken[times / 2], taken[times - 1]);
    println!("{what:40} {median:>12.2?} median {slowest:>12.2?} slowest");
}

fn specimen() -> Specimen {
    let address = |name: &str, street: &str, postcode: &str, town: &str| Address {
        name: name.to_owned(),
        company: String::new(),
        lines: vec![street.to_owned()],
        postcode: postcode.to_owned(),
        town: town.to_owned(),
        country_code: "FR".to_owned(),
    };
    Specimen {
        tracking_number: "1L00482917365".to_owned(),
        sender: address("Papeterie du Lac", "14 rue Sala", "69002", "Lyon"),
        recipient: address("Camille Roussel", "27 rue Paul Bert", "69003", "Lyon"),
        contract_number: "123456789".to_owned(),
        weight_grams: 412,
        ship_date: "2026-11-22".to_owned(),
        reference: "10482".to_owned(),
    }
}
