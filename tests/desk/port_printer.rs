//! A label printer behind a port.

use std::io::Read as _;
use std::io::Write as _;
use std::net::TcpListener;
use std::sync::mpsc;
use std::thread;

use envoi::domain::LabelFormat;
use envoi::domain::PrinterId;
use envoi::domain::PrinterSetup;
use envoi::domain::PrinterWay;
use envoi::printing;
use envoi::printing::Go;
use envoi::printing::Payload;

use super::IN_VAIN;

/// What it is asked, and what it says as a Zebra does: ready, with paper and nothing to print, and that it keeps no count.
const ANSWERS: [(&[u8], &[u8]); 2] = [
    (
        b"~HS\r\n",
        b"\x02030,0,0,1218,000,0,0,0,000,0,0,0\x03\r\n\x02000,0,0,0,0,2,4,0,00000000,1,000\x03\r\n\x021234,0\x03\r\n",
    ),
    (b"! U1 getvar \"odometer.total_label_count\"\r\n", b"\"?\""),
];

/// A printer behind a port, as far as a desk can tell.
pub struct PortPrinter {
    /// How it is set up at the desk.
    pub setup: PrinterSetup,
    labels: mpsc::Receiver<Vec<u8>>,
}

impl PortPrinter {
    /// Switches it on. It speaks this language.
    pub fn on(language: LabelFormat) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
        let port = listener.local_addr().expect("bound").port();
        let (printed, labels) = mpsc::sync_channel(16);
        let paper = move || {
            for mut stream in listener.incoming().flatten() {
                let _ = stream.set_read_timeout(Some(IN_VAIN));
                let mut bytes = Vec::new();
                let mut buffer = [0; 4096];
                while let Ok(count @ 1..) = stream.read(&mut buffer) {
                    bytes.extend_from_slice(&buffer[..count]);
                    // A question stands alone, or behind a label that it has read to its end.
                    for (question, answer) in ANSWERS {
                        let Some(label) = bytes.strip_suffix(question) else { continue };
                        let label = label.to_vec();
                        bytes.clear();
                        if stream.write_all(answer).is_err() || !label.is_empty() && printed.send(label).is_err() {
                            break;
                        }
                    }
                }
                // One that nobody asks about ends with its line.
                if !bytes.is_empty() && printed.send(bytes).is_err() {
                    break;
                }
            }
        };
        thread::Builder::new().name("port printer".to_owned()).spawn(paper).expect("a thread");
        let way = PrinterWay::Raw { host: "127.0.0.1".to_owned(), port };
        Self {
            setup: PrinterSetup {
                id: PrinterId::new(),
                name: "Zebra".to_owned(),
                way,
                language,
                dpi: 203,
                shift: Default::default(),
                paper: Default::default(),
            },
            labels,
        }
    }

    /// What it gets when a label is sent to it.
    pub fn prints(&self, program: Vec<u8>) -> Vec<u8> {
        let payload =
            Payload { bytes: program, format: self.setup.language, file_stem: "label".to_owned(), media: None };
        printing::open(&self.setup).submit(&payload, &mut |_| Go::On).expect("it is on");
        self.label()
    }

    /// The next label that came out.
    pub fn label(&self) -> Vec<u8> {
        self.labels.recv_timeout(IN_VAIN).expect("a label comes out")
    }
}
