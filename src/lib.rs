//! Envoi, the shipping station of a packing desk.
//!
//! # Bird's-eye view
//!
//! The operator fills in a *draft* ([`domain::ShipmentDraft`]). On every change pure *rules* ([`domain::rules`]) turn it into
//! problems, shown at their fields, and, when none is an error, into a [`domain::Shipment`]. A shipment is the only thing a
//! *carrier* ([`carriers::Carrier`]) accepts; it answers with a *label*. The label's file becomes [`domain::Dots`], which the
//! screen shows and, where the carrier gives no file in the printer's own language, the printer gets. Everything slow or
//! fallible happens on the [`worker`]: the desk sends it [`command::Command`]s and gets [`command::Event`]s. What was bought
//! is in the [`store`].
//!
//! # The rooms, in reading order
//!
//! | room | what it is for |
//! |---|---|
//! | [`domain`] | shipping in types, and the rules; also the plain data that crosses threads |
//! | [`carriers`] | buying: `impl Carrier` on top, their JSON (`wire`) below |
//! | [`lateshipment`] | telling: what was shipped, to LateShipment's webhook |
//! | [`practice`] | the carriers in the box: loopback servers with a ledger on disk that sell SPECIMEN labels and can misbehave |
//! | [`label`] | from bytes to dots, how well their codes will scan, and from dots to a printer's language |
//! | [`documents`] | paper that we draw: the customs form CN23, the deposit slip, the packing slip, a test label, the scanner's card |
//! | [`printing`] | putting bytes on paper: a folder, a port, a USB device, a queue that speaks IPP; finding printers |
//! | [`sound`] | two tones, by whatever the system plays with |
//! | [`store`] | what is remembered: the money journal, the history, accounts, settings, label files |
//! | [`secrets`] | the system's keyring, or this session alone |
//! | [`waiting`] | calls that the system may never answer, given up after a time |
//! | [`log`] | what went wrong, in ids and numbers, on the disk and for whoever helps |
//! | [`http`] | the one place that speaks HTTP: timeouts, caps, rate gate, "was it sent at all?" |
//! | [`command`] | what the desk asks of the background and hears back |
//! | [`worker`] | the lanes that do it |
//! | [`session`] | what the operator is in the middle of, without a window |
//! | [`words`] | sentences, numbers and dates in the operator's language |
//! | `ui` | drawing: functions of `(ui, &mut Session, &mut Vec<Command>)` |
//! | `app` | the window: applies events, draws, sends commands |
//! | [`cli`] | the command line, and practice without a window |
//!
//! # What always holds
//!
//! `tests/tidy.rs` reads the source and enforces the first four; the types, the journal and `tests/crash.rs` stand for the rest.
//!
//! - Rooms depend on each other only along the arrows in `tests/tidy.rs`; `domain` names nothing else of ours, and `practice`
//!   does not know the rules that it is there to test.
//! - `ui` and `session` cannot name `carriers`, `printing`, `store`, `secrets` or `http`: a screen cannot block.
//! - egui appears only under `ui` and in `app`, reqwest only in `http`, SQL only in `store`, the keyring only in `secrets`.
//! - What an operator reads comes from `assets/i18n` alone.
//! - A [`domain::Shipment`] is made by [`domain::rules::check`] alone, so nothing unchecked is ever bought.
//! - An intent to buy has attempts. Each sends one [`http::Charges::Yes`] request and is on disk before it is sent. A new
//!   attempt follows only a definite "not sent", a definite refusal, or a settled absence. So there is at most one label in the
//!   carrier's ledger for each intent.
//! - A label and the row that says whom to tell of it are one transaction; what is told may arrive twice, and never not at all.
//! - Label bytes are on disk before the first of them goes to a printer.
//! - A secret is a [`secrecy::SecretString`] from the text box it is typed in to the header it is sent in.
//!
//! # A label, step by step
//!
//! 1. The form runs [`domain::rules::check`] on every change; the button buys when there is a shipment and its price is known.
//! 2. [`command::Command::Buy`] carries the shipment, the digest of what was on screen, and the printer. The form is free at once.
//! 3. The account's buying lane commits the attempt to the journal, then sends the request.
//! 4. An answer: the purchase is recorded, its files are fetched, kept and recorded. No answer, or one that cannot be read: the
//!    purchase is *in doubt*, and a thread of its own asks the carrier for our id until it knows. Buying again is offered only
//!    from a doubt that is settled.
//! 5. A crash anywhere in between: at the next start every open intent goes the way of a doubt, and a label whose file is
//!    missing is fetched.
//! 6. With the label's record goes a row for LateShipment. The outbox sends it in the background, for days if need be.
//! 7. The job is a row that waits. What a person has to decide first, such as a code that will scan badly or a label that is too
//!    large, stops it before its first byte, and its figures are in the row. The printer's lane waits until the printer is ready, sends the bytes once, and follows them as
//!    far as the printer tells. What waits outlives the station; what was lost sight of is in doubt, and a person looks.
//!
//! # Adding something
//!
//! - *A carrier*: a folder in `carriers` with `impl Carrier` and `mod wire`; a [`domain::CarrierKind`] variant with its service and
//!   credential tables; an arm in [`carriers::open`]; a practice server. The compiler lists the rest, since nobody matches
//!   `CarrierKind` with `_`.
//! - *A printer*: one file with `impl Printer` and a [`domain::PrinterWay`].
//! - *A rule*: a function in `domain/rules` and a line in the list of its carrier ([`domain::rules::rules_of`]); a [`domain::Fault`] with its sentence in every
//!   language.
//! - *A language*: a folder in `assets/i18n`.

#[cfg(feature = "window")]
pub mod app;
pub mod carriers;
pub mod cli;
pub mod command;
pub mod documents;
pub mod domain;
pub mod http;
pub mod label;
pub mod lateshipment;
pub mod log;
pub mod practice;
pub mod printing;
pub mod secrets;
pub mod session;
pub mod sound;
pub mod store;
#[cfg(feature = "window")]
pub mod ui;
pub mod waiting;
pub mod words;
pub mod worker;
