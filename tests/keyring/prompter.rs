//! The desktop's window that asks for the keyring's password, with a person before it who says no.
//!
//! Speaks the little of `org.gnome.keyring.internal.Prompter` that the daemon needs to be refused.

use std::collections::HashMap;
use std::sync::Arc;
use std::sync::atomic::AtomicUsize;
use std::sync::atomic::Ordering;
use std::thread;

use zbus::Message;
use zbus::blocking::Connection;
use zbus::blocking::MessageIterator;
use zbus::message::Type;
use zbus::zvariant::DynamicType;
use zbus::zvariant::OwnedObjectPath;
use zbus::zvariant::OwnedValue;
use zbus::zvariant::Value;

const CALLBACK: &str = "org.gnome.keyring.internal.Prompter.Callback";

/// The person's half of a key exchange: any number will do, since no password is ever sent.
const EXCHANGE: &str = "[sx-aes-1]\npublic=Qg==\n";

/// What the daemon sends with a question: whom to answer, what kind, its words, its half of the exchange.
type Question = (OwnedObjectPath, String, HashMap<String, OwnedValue>, String);

/// Whoever is asked says no.
pub struct Refusing {
    asked: Arc<AtomicUsize>,
}

impl Refusing {
    /// Sits down before the bus that this is a connection to, until that bus ends.
    pub fn on(bus: Connection) -> Self {
        let asked = Arc::new(AtomicUsize::new(0));
        let calls = MessageIterator::from(&bus);
        bus.request_name("org.gnome.keyring.SystemPrompter").expect("a name");
        let counted = Arc::clone(&asked);
        let sitting = thread::Builder::new().name("prompter".to_owned()).spawn(move || {
            for call in calls.flatten().filter(|message| message.message_type() == Type::MethodCall) {
                answer(&bus, &call, &counted);
            }
        });
        sitting.expect("a thread");
        Self { asked }
    }

    /// How often the person was asked.
    pub fn asked(&self) -> usize {
        self.asked.load(Ordering::SeqCst)
    }
}

/// The daemon first wants its call answered, and then to be called back.
fn answer(bus: &Connection, call: &Message, asked: &AtomicUsize) {
    let nothing = HashMap::<&str, Value<'_>>::new();
    let header = call.header();
    bus.reply(&header, &()).expect("the bus takes an answer");
    match header.member().map(|member| member.as_str()) {
        Some("BeginPrompting") => {
            let callback: OwnedObjectPath = call.body().deserialize().expect("whom to call back");
            tell(bus, call, &callback, "PromptReady", &("", nothing, EXCHANGE));
        }
        Some("PerformPrompt") => {
            let (callback, ..): Question = call.body().deserialize().expect("a question");
            asked.fetch_add(1, Ordering::SeqCst);
            tell(bus, call, &callback, "PromptReady", &("no", nothing, EXCHANGE));
        }
        Some("StopPrompting") => {
            let callback: OwnedObjectPath = call.body().deserialize().expect("whom to call back");
            tell(bus, call, &callback, "PromptDone", &());
        }
        other => panic!("the daemon wants {other:?}"),
    }
}

/// Sends without waiting: the daemon answers when it pleases.
fn tell<B: serde::Serialize + DynamicType>(
    bus: &Connection,
    call: &Message,
    callback: &OwnedObjectPath,
    method: &str,
    body: &B,
) {
    let header = call.header();
    let daemon = header.sender().expect("whoever asks has a name");
    let message = Message::method_call(callback, method)
        .and_then(|message| message.destination(daemon.to_owned()))
        .and_then(|message| message.interface(CALLBACK))
        .and_then(|message| message.build(body));
    bus.send(&message.expect("a message")).expect("the bus takes it");
}
