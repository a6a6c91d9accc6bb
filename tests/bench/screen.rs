//! What a keystroke costs: the rules, and the Ship screen drawn anew.

use std::sync::mpsc;
use std::time::Duration;

use egui::Pos2;
use egui::RawInput;
use egui::Rect;
use egui::Vec2;
use jiff::Zoned;

use envoi::command::Command;
use envoi::command::Event;
use envoi::domain::AddressDraft;
use envoi::domain::LabelFormat;
use envoi::domain::ParcelDraft;
use envoi::domain::SenderDraft;
use envoi::domain::ShipmentDraft;
use envoi::domain::World;
use envoi::domain::rules;
use envoi::domain::rules::RuleContext;
use envoi::domain::take_apart;
use envoi::session::Screen;
use envoi::session::Session;
use envoi::ui;
use envoi::words::Lang;
use envoi::words::Words;
use envoi::worker::Options;
use envoi::worker::Worker;

use crate::measure as time;

pub fn measure() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut options = Options::new(folder.path().to_path_buf());
    options.keyring = false;
    let (worker, events) = Worker::start(options).expect("the background starts");
    let mut session = practice_session(&worker, &events);

    let account = session.account().expect("practice has one").clone();
    let service = account.kind.services().first().expect("it has one");
    let context =
        RuleContext { account: &account, service, today: session.today(), printer: LabelFormat::Pdf, dpi: 203 };
    let full = draft();
    assert!(rules::check(&full, &context).shipment.is_some(), "a draft with nothing wrong");
    time("rules::check on a full draft", 2000, || rules::check(&full, &context));
    let block = "Camille Roussel\nAtelier Roussel\n27 rue Paul Bert\nbât. C\n69003 Lyon\nFrance";
    time("an address block taken apart", 1000, || take_apart(block));

    session.ship.draft = full;
    session.screen = Screen::Ship;
    session.recheck();
    let ctx = egui::Context::default();
    ui::theme::install(&ctx);
    let input = || RawInput {
        screen_rect: Some(Rect::from_min_size(Pos2::ZERO, Vec2::new(1920.0, 1080.0))),
        ..RawInput::default()
    };
    let mut commands = Vec::new();
    let mut pass = || {
        let out = ctx.run_ui(input(), |ui| ui::desk_ui(ui, &mut session, &mut commands));
        ctx.tessellate(out.shapes, out.pixels_per_point).len()
    };
    // Fonts are laid out in the first passes.
    for _ in 0..5 {
        pass();
    }
    time("the Ship screen at 1920x1080, pass and tessellation", 200, pass);
    worker.finish();
}

/// The practice desk with a sender, as after the first set-up.
fn practice_session(worker: &Worker, events: &mpsc::Receiver<Event>) -> Session {
    let mut session = Session::new(Words::new(Lang::EN), Zoned::now());
    let mut commands = Vec::new();
    session.open_world(World::Practice, &mut commands);
    let mut asked = false;
    while session.account().is_none_or(|account| account.sender.is_none()) {
        if let (Some(account), false) = (session.account(), asked) {
            let (_, sender) =
                rules::check_sender(&SenderDraft { address: sender(), ..SenderDraft::default() }, account.kind);
            let sender = sender.expect("a sender with nothing wrong");
            commands.push(Command::SaveSender { account: account.id.clone(), sender });
            asked = true;
        }
        for command in commands.drain(..) {
            worker.send(command).expect("there is room");
        }
        let event = events.recv_timeout(Duration::from_secs(30)).expect("an answer");
        session.apply(event, &mut commands);
    }
    session
}

fn sender() -> AddressDraft {
    AddressDraft {
        name: "Papeterie du Lac".to_owned(),
        street: "14 rue Sala".to_owned(),
        postcode: "69002".to_owned(),
        city: "Lyon".to_owned(),
        phone: "04 72 00 00 00".to_owned(),
        ..AddressDraft::default()
    }
}

fn draft() -> ShipmentDraft {
    ShipmentDraft {
        consignee: AddressDraft {
            name: "Camille Roussel".to_owned(),
            company: "Atelier Roussel".to_owned(),
            street: "27 rue Paul Bert".to_owned(),
            extra: "bât. C".to_owned(),
            postcode: "69003".to_owned(),
            city: "Lyon".to_owned(),
            ..AddressDraft::default()
        },
        parcel: ParcelDraft { weight: "412 g".into(), size: "14x9x2,5".into() },
        ..ShipmentDraft::default()
    }
}
