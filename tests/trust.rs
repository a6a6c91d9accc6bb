//! A company's own certificate in a real TLS handshake: without it the station refuses the server, with it the two speak.

use std::fs;
use std::io::Read as _;
use std::io::Write as _;
use std::net::TcpListener;
use std::process::Command as Program;
use std::sync::Arc;
use std::thread;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use envoi::command::Command;
use envoi::command::Event;
use envoi::command::Ticket;
use envoi::domain::CarrierKind;
use envoi::domain::Failure;
use envoi::domain::KeyTested;
use envoi::domain::Mishap;
use envoi::domain::Remedy;
use envoi::domain::Settings;
use ring::rand::SystemRandom;
use ring::signature::ECDSA_P256_SHA256_ASN1_SIGNING;
use ring::signature::EcdsaKeyPair;
use ring::signature::KeyPair as _;
use rustls::pki_types::CertificateDer;
use rustls::pki_types::PrivateKeyDer;
use rustls::pki_types::PrivatePkcs8KeyDer;
use secrecy::SecretString;

use crate::desk::Desk;

/// Says that the test below is to do what it is there for.
const ALONE: &str = "ENVOI_TEST_TRUST_ALONE";

/// Whom a process trusts is one thing for all of it, and other tests start stations of their own: so this has a process to itself.
#[test]
fn a_company_certificate_is_what_makes_the_difference() {
    let mut alone = Program::new(std::env::current_exe().expect("this program"));
    alone.args(["--exact", "trust::alone_in_a_process", "--nocapture"]).env(ALONE, "1");
    let output = alone.output().expect("it runs");
    let said = String::from_utf8_lossy(&output.stdout) + String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success() && said.contains("refused, then believed"), "{said}");
}

/// Does nothing by itself; see above.
#[test]
fn alone_in_a_process() {
    if std::env::var_os(ALONE).is_none() {
        return;
    }
    let company = Company::new();
    let endpoint = serve(&company);
    let mut desk = Desk::for_real();
    let refused = test_key(&mut desk, &endpoint).expect_err("nobody knows this company");
    let untrusted = Mishap::Untrusted { host: "127.0.0.1".to_owned() };
    assert_eq!((&refused.mishap, refused.remedy), (&untrusted, Remedy::OpenNetwork));

    let file = desk.folder().join("company.pem");
    fs::write(&file, company.pem()).expect("written");
    let settings = Settings { company_certificates: Some(file), ..Settings::default() };
    keep(&mut desk, settings);
    assert_eq!(test_key(&mut desk, &endpoint).map(|tested| tested.carriers), Ok(0));

    keep(&mut desk, Settings::default());
    let refused = test_key(&mut desk, &endpoint).expect_err("it is not trusted any more");
    assert_eq!(refused.mishap, untrusted);
    eprintln!("refused, then believed");
}

fn test_key(desk: &mut Desk, endpoint: &str) -> Result<KeyTested, Failure> {
    let (kind, endpoint) = (CarrierKind::LettreSuivie, endpoint.to_owned());
    desk.send(Command::TestKey { ticket: Ticket(0), kind, endpoint, key: SecretString::from("any") });
    desk.wait(|event| match event {
        Event::KeyTested { outcome, .. } => Some(outcome.clone()),
        _ => None,
    })
}

fn keep(desk: &mut Desk, settings: Settings) {
    desk.send(Command::SaveSettings(settings));
    desk.wait(|event| matches!(event, Event::SettingsKept(Ok(_))).then_some(()));
}

/// A server on loopback with a certificate of that company, which has no carriers for anybody.
fn serve(company: &Company) -> String {
    let (certificate, key) = company.server_certificate();
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let config = rustls::ServerConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()
        .expect("versions")
        .with_no_client_auth()
        .with_single_cert(vec![certificate], key)
        .expect("a certificate and its key");
    let config = Arc::new(config);
    let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
    let address = listener.local_addr().expect("its number");
    let serving = thread::Builder::new().name("tls".to_owned()).spawn(move || {
        for stream in listener.incoming().flatten() {
            let connection = rustls::ServerConnection::new(Arc::clone(&config)).expect("a connection");
            let mut stream = rustls::StreamOwned::new(connection, stream);
            // Who does not believe us hangs up.
            let mut request = [0; 4096];
            if stream.read(&mut request).is_ok_and(|read| read > 0) {
                let body = r#"{"carriers":[]}"#;
                let head = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nConnection: close";
                let answer = format!("{head}\r\nContent-Length: {}\r\n\r\n{body}", body.len());
                let _ = stream.write_all(answer.as_bytes());
                stream.conn.send_close_notify();
                let _ = stream.flush();
            }
        }
    });
    serving.expect("a thread");
    format!("https://{address}")
}

/// A certificate authority that lives as long as the test. What it issues is as RFC 5280 has it, and no more than needed.
struct Company {
    key: EcdsaKeyPair,
    certificate: Vec<u8>,
}

/// The signature algorithm, and the kind of key: ECDSA with SHA-256 on P-256.
const ECDSA_WITH_SHA256: [u8; 10] = [0x06, 0x08, 0x2A, 0x86, 0x48, 0xCE, 0x3D, 0x04, 0x03, 0x02];
const EC_PUBLIC_KEY: [u8; 9] = [0x06, 0x07, 0x2A, 0x86, 0x48, 0xCE, 0x3D, 0x02, 0x01];
const P256: [u8; 10] = [0x06, 0x08, 0x2A, 0x86, 0x48, 0xCE, 0x3D, 0x03, 0x01, 0x07];
const COMMON_NAME: [u8; 5] = [0x06, 0x03, 0x55, 0x04, 0x03];
const BASIC_CONSTRAINTS: [u8; 5] = [0x06, 0x03, 0x55, 0x1D, 0x13];
const OTHER_NAMES: [u8; 5] = [0x06, 0x03, 0x55, 0x1D, 0x11];

impl Company {
    fn new() -> Self {
        let (key, _) = new_key();
        // It issues certificates.
        let issuer =
            sequence(&[&BASIC_CONSTRAINTS, &tlv(0x01, &[0xFF]), &tlv(0x04, &sequence(&[&tlv(0x01, &[0xFF])]))]);
        let certificate = signed(&key, "Imaginary company", &key, 1, &issuer);
        Self { key, certificate }
    }

    fn pem(&self) -> String {
        format!("-----BEGIN CERTIFICATE-----\n{}\n-----END CERTIFICATE-----\n", STANDARD.encode(&self.certificate))
    }

    /// For 127.0.0.1.
    fn server_certificate(&self) -> (CertificateDer<'static>, PrivateKeyDer<'static>) {
        let (key, pkcs8) = new_key();
        let names = sequence(&[&OTHER_NAMES, &tlv(0x04, &sequence(&[&tlv(0x87, &[127, 0, 0, 1])]))]);
        let certificate = signed(&self.key, "Imaginary server", &key, 2, &names);
        (CertificateDer::from(certificate), PrivateKeyDer::from(PrivatePkcs8KeyDer::from(pkcs8)))
    }
}

fn new_key() -> (EcdsaKeyPair, Vec<u8>) {
    let random = SystemRandom::new();
    let pkcs8 = EcdsaKeyPair::generate_pkcs8(&ECDSA_P256_SHA256_ASN1_SIGNING, &random).expect("a key");
    let key = EcdsaKeyPair::from_pkcs8(&ECDSA_P256_SHA256_ASN1_SIGNING, pkcs8.as_ref(), &random).expect("a key");
    (key, pkcs8.as_ref().to_vec())
}

/// A certificate of the company for whoever has this key, with one extension.
fn signed(company: &EcdsaKeyPair, subject: &str, key: &EcdsaKeyPair, serial: u8, extension: &[u8]) -> Vec<u8> {
    let algorithm = sequence(&[&ECDSA_WITH_SHA256]);
    let name = |text: &str| sequence(&[&tlv(0x31, &sequence(&[&COMMON_NAME, &tlv(0x0C, text.as_bytes())]))]);
    let bits = |bytes: &[u8]| tlv(0x03, &[&[0], bytes].concat());
    let certificate = sequence(&[
        &tlv(0xA0, &tlv(0x02, &[2])),
        &tlv(0x02, &[serial]),
        &algorithm,
        &name("Imaginary company"),
        &sequence(&[&tlv(0x17, b"200101000000Z"), &tlv(0x17, b"491231235959Z")]),
        &name(subject),
        &sequence(&[&sequence(&[&EC_PUBLIC_KEY, &P256]), &bits(key.public_key().as_ref())]),
        &tlv(0xA3, &sequence(&[extension])),
    ]);
    let signature = company.sign(&SystemRandom::new(), &certificate).expect("a signature");
    sequence(&[&certificate, &algorithm, &bits(signature.as_ref())])
}

fn sequence(parts: &[&[u8]]) -> Vec<u8> {
    tlv(0x30, &parts.concat())
}

/// An element of DER: its tag, how long it is, and what is in it.
fn tlv(tag: u8, content: &[u8]) -> Vec<u8> {
    let mut element = vec![tag];
    match u16::try_from(content.len()).expect("nothing here is long") {
        short @ 0..0x80 => element.push(short as u8),
        middle @ 0x80..0x100 => element.extend([0x81, middle as u8]),
        long => element.extend([&[0x82][..], &long.to_be_bytes()].concat()),
    }
    element.extend(content);
    element
}
