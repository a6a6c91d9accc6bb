//! Whom this station believes to be who they say they are: certificates of a company, and why a server's was not believed.

use std::error::Error;
use std::path::Path;

use reqwest::Certificate;
use rustls::CertificateError;

use super::Hindrance;

/// What a file of certificates holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Certificates {
    /// How many.
    pub count: usize,
    /// When the first of them runs out, in seconds since 1970.
    pub until: i64,
}

/// Why a file is no file of certificates.
#[derive(Debug, thiserror::Error)]
pub enum NoCertificate {
    /// It cannot be read.
    #[error("the file of certificates cannot be read: {0}")]
    Unreadable(#[from] std::io::Error),
    /// It is read, and holds none.
    #[error("no certificate is in the file")]
    None,
}

/// No company has so many; what is larger is no such file.
const LARGEST_FILE: u64 = 4 << 20;

/// Looks what certificates are in a PEM file.
pub fn read_certificates(file: &Path) -> Result<Certificates, NoCertificate> {
    let text = read(file)?;
    let ends: Vec<i64> = ders(&text).iter().filter_map(|der| not_after(der)).collect();
    let until = ends.iter().copied().min().ok_or(NoCertificate::None)?;
    certificates_in(file)?;
    Ok(Certificates { count: ends.len(), until })
}

pub(super) fn certificates_in(file: &Path) -> Result<Vec<Certificate>, NoCertificate> {
    let text = read(file)?;
    let certificates = Certificate::from_pem_bundle(text.as_bytes()).map_err(|_| NoCertificate::None)?;
    if certificates.is_empty() { Err(NoCertificate::None) } else { Ok(certificates) }
}

fn read(file: &Path) -> Result<String, NoCertificate> {
    if std::fs::metadata(file)?.len() > LARGEST_FILE {
        return Err(NoCertificate::None);
    }
    Ok(String::from_utf8_lossy(&std::fs::read(file)?).into_owned())
}

/// What stood in the way, as the causes of an error tell.
pub(super) fn hindrance(error: &reqwest::Error) -> Hindrance {
    let mut cause: Option<&(dyn Error + 'static)> = error.source();
    while let Some(error) = cause {
        if let Some(found) = error.downcast_ref::<rustls::Error>() {
            return of_tls(found);
        }
        // An error of the system wraps others without naming them as its source.
        cause = match error.downcast_ref::<std::io::Error>().and_then(std::io::Error::get_ref) {
            Some(inside) => Some(inside),
            None => error.source(),
        };
    }
    Hindrance::NoConnection
}

fn of_tls(error: &rustls::Error) -> Hindrance {
    match error {
        rustls::Error::InvalidCertificate(
            CertificateError::Expired
            | CertificateError::ExpiredContext { .. }
            | CertificateError::NotValidYet
            | CertificateError::NotValidYetContext { .. },
        ) => Hindrance::NotValidNow,
        rustls::Error::InvalidCertificate(_) => Hindrance::Untrusted,
        // The list is the library's and grows.
        _ => Hindrance::NoConnection,
    }
}

/// The certificates of a PEM text, as DER.
fn ders(text: &str) -> Vec<Vec<u8>> {
    use base64::Engine as _;
    let blocks = text.split("-----BEGIN CERTIFICATE-----").skip(1);
    let blocks = blocks.filter_map(|block| block.split("-----END").next());
    blocks
        .filter_map(|block| {
            let packed: String = block.split_whitespace().collect();
            base64::engine::general_purpose::STANDARD.decode(packed).ok()
        })
        .collect()
}

/// When a certificate runs out: the second of its two moments, in `SEQUENCE { tbs SEQUENCE { [0] version, serial, algorithm, issuer,
/// validity SEQUENCE { notBefore, notAfter }, … } … }`.
fn not_after(der: &[u8]) -> Option<i64> {
    let (_, certificate, _) = element(der)?;
    let (_, mut tbs, _) = element(certificate)?;
    let (tag, _, rest) = element(tbs)?;
    if tag == 0xA0 {
        tbs = rest;
    }
    for _ in 0..3 {
        tbs = element(tbs)?.2;
    }
    let (_, validity, _) = element(tbs)?;
    let (_, _, after) = element(validity)?;
    let (tag, moment, _) = element(after)?;
    let text = std::str::from_utf8(moment).ok()?.trim_end_matches('Z');
    // Two digits of a year are of 1950 to 2049 (RFC 5280).
    let text = match (tag, text.get(..2)?.parse::<u8>().ok()?) {
        (0x17, 50..) => format!("19{text}"),
        (0x17, _) => format!("20{text}"),
        _ => text.to_owned(),
    };
    let moment = jiff::civil::DateTime::strptime("%Y%m%d%H%M%S", text).ok()?;
    Some(moment.to_zoned(jiff::tz::TimeZone::UTC).ok()?.timestamp().as_second())
}

/// The first element: its tag, what is in it, and what follows it.
fn element(der: &[u8]) -> Option<(u8, &[u8], &[u8])> {
    let (tag, rest) = der.split_first()?;
    let (first, mut rest) = rest.split_first()?;
    let mut length = usize::from(*first);
    if length >= 0x80 {
        let (digits, after) = rest.split_at_checked(length - 0x80)?;
        length =
            digits.iter().try_fold(0_usize, |sum, digit| sum.checked_mul(256)?.checked_add(usize::from(*digit)))?;
        rest = after;
    }
    let (inside, after) = rest.split_at_checked(length)?;
    Some((*tag, inside, after))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Made up, and good for nothing.
    const CERTIFICATE: &str = "-----BEGIN CERTIFICATE-----\n\
        MIIBjjCCATOgAwIBAgIUR/1FWCzYdG+8w+nXypjoYhds2iUwCgYIKoZIzj0EAwIw\n\
        HDEaMBgGA1UEAwwRSW1hZ2luYXJ5IGNvbXBhbnkwHhcNMjYxMTIyMDY1NTI5WhcN\n\
        MzYxMTE5MDY1NTI5WjAcMRowGAYDVQQDDBFJbWFnaW5hcnkgY29tcGFueTBZMBMG\n\
        ByqGSM49AgEGCCqGSM49AwEHA0IABJ3jhb005TAGkjsD5JWqlsrpvn90BghrnTAo\n\
        B60RbWL3x7XYK/QH/FeF3t/92aN5IG0+42f+PqYbo3ksdN8GHimjUzBRMB0GA1Ud\n\
        DgQWBBT9olawr//ZuA0+sA46LWpdXhheXDAfBgNVHSMEGDAWgBT9olawr//ZuA0+\n\
        sA46LWpdXhheXDAPBgNVHRMBAf8EBTADAQH/MAoGCCqGSM49BAMCA0kAMEYCIQDL\n\
        Uys3YGXw7mxjt7+tub1+rzsdDzfBzcvlz0xm9X0lwAIhALV8CVeRT+DzXXedDNwk\n\
        If96VoASaIZ4NEKzCxzOUWob\n\
        -----END CERTIFICATE-----\n";

    #[test]
    fn a_file_of_certificates_tells_how_many_and_until_when() {
        let folder = tempfile::tempdir().expect("a folder");
        let file = folder.path().join("company.pem");
        std::fs::write(&file, CERTIFICATE.repeat(2)).expect("written");
        let until = "2036-11-19T07:00:00Z".parse::<jiff::Timestamp>().expect("a moment").as_second();
        let read = read_certificates(&file).expect("two certificates");
        assert_eq!(read.count, 2);
        assert!((until - read.until).abs() < 86_400 * 2, "{read:?}");
    }

    #[test]
    fn what_is_no_file_of_certificates_is_said_to_be_none() {
        let folder = tempfile::tempdir().expect("a folder");
        assert!(matches!(read_certificates(&folder.path().join("none.pem")), Err(NoCertificate::Unreadable(_))));
        let file = folder.path().join("text.pem");
        for text in ["", "no certificate", "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n"] {
            std::fs::write(&file, text).expect("written");
            assert!(matches!(read_certificates(&file), Err(NoCertificate::None)), "{text}");
        }
    }

    #[test]
    fn an_unknown_issuer_and_a_wrong_clock_are_told_apart() {
        let wrapped = |error| of_tls(&rustls::Error::InvalidCertificate(error));
        assert_eq!(wrapped(CertificateError::UnknownIssuer), Hindrance::Untrusted);
        assert_eq!(wrapped(CertificateError::NotValidForName), Hindrance::Untrusted);
        assert_eq!(wrapped(CertificateError::Expired), Hindrance::NotValidNow);
        assert_eq!(wrapped(CertificateError::NotValidYet), Hindrance::NotValidNow);
        assert_eq!(of_tls(&rustls::Error::DecryptError), Hindrance::NoConnection);
    }
}
