//! Other people's programs that stand in for printers: `ippeveprinter`, CUPS, and a cable made of two terminals.
//!
//! Each runs as whoever runs the tests, in a folder of its own, and ends with the test.

use std::fs;
use std::io::BufRead as _;
use std::io::BufReader;
use std::io::Read as _;
use std::io::Write as _;
use std::net::TcpListener;
use std::net::TcpStream;
use std::os::unix::fs::PermissionsExt as _;
use std::path::Path;
use std::path::PathBuf;
use std::process::Child;
use std::process::Command;
use std::process::Stdio;

use envoi::domain::LabelFormat;
use envoi::domain::PrinterId;
use envoi::domain::PrinterPaper;
use envoi::domain::PrinterSetup;
use envoi::domain::PrinterWay;

use super::Machine;
use crate::desk::wait_until;

/// Ended when it is dropped.
pub struct Running(Child);

impl Drop for Running {
    fn drop(&mut self) {
        // One that has ended by itself is what was wanted.
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// A label printer of 4 by 6 inches that speaks IPP.
pub struct Eve {
    /// How it is set up at the desk.
    pub setup: PrinterSetup,
    /// Where the port is.
    pub port: u16,
    folder: tempfile::TempDir,
    running: Option<Running>,
    _bus: Running,
}

/// A print server with queues.
pub struct Cups {
    port: u16,
    _folder: tempfile::TempDir,
    _running: Running,
}

/// What a label printer says of itself, in the words of `ippeveprinter -a`.
fn attributes() -> String {
    let size = |x, y| {
        format!("MEMBER collection media-size {{MEMBER integer x-dimension {x} MEMBER integer y-dimension {y}}}")
    };
    let margins: String =
        ["bottom", "left", "right", "top"].map(|side| format!(" MEMBER integer media-{side}-margin 0")).concat();
    let four_by_six = format!(
        "{}{margins} MEMBER keyword media-source \"main-roll\" MEMBER keyword media-type \"labels\"",
        size("10160", "15240")
    );
    let any = format!("{}{margins}", size("10160", "15240"))
        .replace("integer x-dimension 10160", "rangeOfInteger x-dimension 2000-10400")
        .replace("integer y-dimension 15240", "rangeOfInteger y-dimension 2000-30000");
    let mut text = String::from(
        "ATTR textWithoutLanguage printer-make-and-model \"Labels of a test\"\n\
         ATTR keyword media-supported \"na_index-4x6_4x6in\",\"custom_max_104x300mm\",\"custom_min_20x20mm\"\n\
         ATTR keyword media-ready \"na_index-4x6_4x6in\"\n\
         ATTR keyword media-default \"na_index-4x6_4x6in\"\n\
         ATTR keyword media-source-supported \"main-roll\"\n\
         ATTR keyword media-type-supported \"labels\"\n\
         ATTR keyword print-scaling-supported \"none\",\"fit\",\"fill\",\"auto\"\n\
         ATTR keyword print-scaling-default \"auto\"\n\
         ATTR resolution printer-resolution-supported 203dpi\n\
         ATTR resolution printer-resolution-default 203dpi\n\
         ATTR rangeOfInteger copies-supported 1-99\n\
         ATTR integer copies-default 1\n\
         ATTR keyword print-color-mode-supported \"monochrome\"\n\
         ATTR keyword print-color-mode-default \"monochrome\"\n\
         ATTR boolean color-supported false\n\
         ATTR keyword sides-supported \"one-sided\"\n\
         ATTR keyword sides-default \"one-sided\"\n\
         ATTR keyword output-bin-supported \"face-up\"\n\
         ATTR keyword output-bin-default \"face-up\"\n\
         ATTR enum print-quality-supported 4\n\
         ATTR enum print-quality-default 4\n\
         ATTR mimeMediaType document-format-supported \"application/pdf\",\"image/jpeg\",\"application/octet-stream\"\n\
         ATTR mimeMediaType document-format-default \"application/pdf\"\n\
         ATTR octetString printer-input-tray \"type=sheetFeedAutoRemovableTray;mediafeed=15240;mediaxfeed=10160;maxcapacity=250;level=200;status=0;name=main-roll;\"\n",
    );
    for side in ["bottom", "left", "right", "top"] {
        text += &format!("ATTR integer media-{side}-margin-supported 0\n");
    }
    text += "ATTR collection media-size-supported {MEMBER integer x-dimension 10160 MEMBER integer y-dimension 15240},\
             {MEMBER rangeOfInteger x-dimension 2000-10400 MEMBER rangeOfInteger y-dimension 2000-30000}\n";
    for name in ["media-col-default", "media-col-ready"] {
        text += &format!("ATTR collection {name} {{{four_by_six}}}\n");
    }
    text += &format!("ATTR collection media-col-database {{{four_by_six}}},{{{any}}}\n");
    text
}

impl Eve {
    /// Switches one on; none where its program is not installed.
    pub fn on() -> Option<Self> {
        let program = installed(&["/usr/sbin/ippeveprinter", "/usr/bin/dbus-daemon"])?;
        let folder = tempfile::tempdir().expect("a folder");
        let (bus, address) = bus();
        let port = free_port();
        let at = |name: &str| folder.path().join(name);
        fs::create_dir(at("spool")).expect("a folder");
        fs::write(at("label.conf"), attributes()).expect("a file");
        let script = "#!/bin/sh\n\
            here=$(dirname \"$(dirname \"$1\")\")\n\
            env | grep '^IPP_' > \"$here/asked\"\n\
            cp \"$1\" \"$here/printed.$(date +%s%N)\"\n\
            while [ -f \"$here/slow\" ]; do sleep 0.05; done\n\
            [ -f \"$here/fail\" ] && exit 1\n\
            exit 0\n";
        fs::write(at("print.sh"), script).expect("a file");
        fs::set_permissions(at("print.sh"), fs::Permissions::from_mode(0o755)).expect("a script");
        let log = fs::File::create(at("log")).expect("a file");
        let running = Command::new(program)
            .env("DBUS_SYSTEM_BUS_ADDRESS", address)
            .args(["-vvv", "-r", "off", "-k", "-n", "localhost", "-p", &port.to_string()])
            .arg("-d")
            .arg(at("spool"))
            .arg("-a")
            .arg(at("label.conf"))
            .arg("-c")
            .arg(at("print.sh"))
            .arg("Labels")
            .stdout(log.try_clone().expect("a file"))
            .stderr(log)
            .spawn()
            .expect("ippeveprinter starts");
        let running = Running(running);
        wait_until("ippeveprinter listens", || TcpStream::connect(("localhost", port)).is_ok());
        let uri = format!("ipp://localhost:{port}/ipp/print");
        Some(Self { setup: setup("Eve", uri), port, folder, running: Some(running), _bus: bus })
    }

    /// What it has printed, each as it came.
    pub fn printed(&self) -> Vec<Vec<u8>> {
        let mut files: Vec<PathBuf> =
            fs::read_dir(self.folder.path()).expect("its folder").flatten().map(|entry| entry.path()).collect();
        files.retain(|path| path.file_name().is_some_and(|name| name.to_string_lossy().starts_with("printed.")));
        files.sort();
        files.iter().map(|file| fs::read(file).expect("a print")).collect()
    }

    /// How it was asked to print the last job.
    pub fn asked(&self) -> String {
        fs::read_to_string(self.folder.path().join("asked")).unwrap_or_default()
    }

    /// From now on each job takes until it is told otherwise, or fails.
    pub fn is(&self, how: &str, on: bool) {
        let file = self.folder.path().join(how);
        if on {
            fs::write(file, "").expect("a file");
        } else {
            fs::remove_file(file).expect("it was on");
        }
    }

    /// Takes its labels out, or puts some in.
    pub fn has_labels(&self, count: u32) {
        let mut stream = TcpStream::connect(("localhost", self.port)).expect("it listens");
        let path = format!("/media?size0=na_index-4x6_4x6in&type0=labels&level0={count}");
        write!(stream, "GET {path} HTTP/1.1\r\nHost: localhost:{}\r\nConnection: close\r\n\r\n", self.port)
            .expect("asked");
        // It keeps the line open long after its answer.
        let mut answer = [0; 12];
        stream.read_exact(&mut answer).expect("an answer");
        assert_eq!(&answer, b"HTTP/1.1 200");
    }

    /// Pulls the plug.
    pub fn switch_off(&mut self) {
        self.running = None;
    }
}

impl Cups {
    /// Starts one with a queue to that printer; none where its programs are not installed.
    pub fn before(eve: &Eve, queue: &str) -> Option<Self> {
        let program = installed(&["/usr/sbin/cupsd", "/usr/sbin/lpadmin"])?;
        let folder = tempfile::tempdir().expect("a folder");
        let top = folder.path();
        let port = free_port();
        for name in ["etc/ppd", "etc/ssl", "spool/tmp", "cache", "state/certs", "log"] {
            fs::create_dir_all(top.join(name)).expect("a folder");
        }
        let me =
            Command::new("id").arg("-un").output().map(|said| String::from_utf8_lossy(&said.stdout).trim().to_owned());
        let me = me.expect("id");
        // The server refuses to work as root, and gives its folders to whom it works as.
        let user = if me == "root" { "lp".to_owned() } else { me.clone() };
        let shown = top.display();
        let files = format!(
            "User {user}\nGroup {user}\nSystemGroup lpadmin\nServerRoot {shown}/etc\nRequestRoot {shown}/spool\n\
             TempDir {shown}/spool/tmp\nCacheDir {shown}/cache\nStateDir {shown}/state\nAccessLog {shown}/log/access\n\
             ErrorLog {shown}/log/error\nPageLog {shown}/log/page\nServerBin /usr/lib/cups\nDataDir /usr/share/cups\n\
             ConfigFilePerm 0644\nLogFilePerm 0644\n"
        );
        let config = format!(
            "LogLevel warn\nListen 127.0.0.1:{port}\nBrowsing Off\nWebInterface No\nDefaultAuthType None\nIdleExitTimeout 0\n\
             ErrorPolicy stop-printer\n<Location />\n  Order allow,deny\n  Allow localhost\n</Location>\n\
             <Location /admin>\n  Order allow,deny\n  Allow localhost\n</Location>\n<Policy default>\n  JobPrivateAccess all\n\
             JobPrivateValues none\n  <Limit All>\n    Order deny,allow\n  </Limit>\n</Policy>\n"
        );
        fs::write(top.join("etc/cups-files.conf"), files).expect("a file");
        fs::write(top.join("etc/cupsd.conf"), config).expect("a file");
        if me == "root" {
            fs::set_permissions(top, fs::Permissions::from_mode(0o755)).expect("a folder");
            run(Command::new("chown").arg("-R").arg(format!("{user}:{user}")).arg(top));
        }
        let running = Command::new(program)
            .arg("-f")
            .arg("-c")
            .arg(top.join("etc/cupsd.conf"))
            .arg("-s")
            .arg(top.join("etc/cups-files.conf"))
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .expect("cupsd starts");
        let cups = Self { port, _folder: folder, _running: Running(running) };
        wait_until("cupsd listens", || TcpStream::connect(("127.0.0.1", port)).is_ok());
        let printer = format!("ipp://localhost:{}/ipp/print", eve.port);
        cups.run("lpadmin", &["-p", queue, "-E", "-v", &printer, "-m", "everywhere"]);
        Some(cups)
    }

    /// Where it is asked: `127.0.0.1:631`.
    pub fn server(&self) -> String {
        format!("127.0.0.1:{}", self.port)
    }

    /// Runs one of its programs.
    pub fn run(&self, program: &str, arguments: &[&str]) {
        run(Command::new(program).env("CUPS_SERVER", self.server()).args(arguments));
    }
}

/// A printer application that speaks IPP before a printer of labels.
pub struct LPrint {
    /// How it is set up at the desk.
    pub setup: PrinterSetup,
    /// Where it is asked.
    pub port: u16,
    /// The printer that it prints on.
    pub behind: Machine,
    _folder: tempfile::TempDir,
    _running: Running,
}

impl LPrint {
    /// Starts one before a Zebra; none where its program is not installed.
    pub fn on() -> Option<Self> {
        let program = installed(&["/usr/bin/lprint"])?;
        let behind = Machine::zebra();
        let folder = tempfile::tempdir().expect("a folder");
        let port = free_port();
        let option = |name: &str| format!("{name}={}", folder.path().join(name).display());
        let running = Command::new(program)
            .env("HOME", folder.path())
            .args(["server", "-o", &format!("server-port={port}")])
            .args(["-o", &option("spool-directory"), "-o", &option("log-file")])
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .expect("lprint starts");
        let running = Running(running);
        wait_until("lprint listens", || TcpStream::connect(("localhost", port)).is_ok());
        run(Command::new(program)
            .env("HOME", folder.path())
            .args(["add", "-u", &format!("ipp://localhost:{port}/ipp/system"), "-d", "Labels"])
            .args(["-v", &format!("socket://127.0.0.1:{}", behind.port()), "-m", "zpl_4inch-203dpi-dt"]));
        let setup = PrinterSetup { language: LabelFormat::Zpl, ..setup("LPrint", String::new()) };
        Some(Self { setup, port, behind, _folder: folder, _running: running })
    }
}

/// How a queue is set up at the desk.
pub fn setup(name: &str, uri: String) -> PrinterSetup {
    PrinterSetup {
        id: PrinterId::new(),
        name: name.to_owned(),
        way: PrinterWay::Ipp { uri },
        language: LabelFormat::Pdf,
        dpi: 203,
        shift: Default::default(),
        paper: PrinterPaper::default(),
    }
}

/// A terminal that leads to a printer, as a device at the USB does; none where its program is not installed.
pub fn cable_to(zebra: &Machine) -> Option<(PathBuf, (tempfile::TempDir, Running))> {
    let program = installed(&["/usr/bin/socat"])?;
    let folder = tempfile::tempdir().expect("a folder");
    let device = folder.path().join("lp0");
    let terminal = format!("PTY,link={},rawer,ignoreeof", device.display());
    let port = format!("TCP:127.0.0.1:{}", zebra.port());
    let running = Running(Command::new(program).args([&terminal, &port]).spawn().expect("socat starts"));
    wait_until("there is a device", || device.exists());
    Some((device, (folder, running)))
}

/// The first of these programs, if all are there. The whole suite must have them.
fn installed<'a>(programs: &[&'a str]) -> Option<&'a str> {
    let missing: Vec<&&str> = programs.iter().filter(|program| !Path::new(program).exists()).collect();
    if !missing.is_empty() {
        assert!(!crate::is_whole_suite(), "the whole suite must have {missing:?}");
        eprintln!("skipped: there is no {missing:?}");
        return None;
    }
    programs.first().copied()
}

/// A session bus of our own: `ippeveprinter` wants one, and asks it nothing.
fn bus() -> (Running, String) {
    let mut bus = Command::new("dbus-daemon")
        .args(["--session", "--nofork", "--print-address=1"])
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .expect("dbus-daemon starts");
    let mut address = String::new();
    let said = bus.stdout.take().expect("its address");
    BufReader::new(said).read_line(&mut address).expect("its address");
    (Running(bus), address.trim().to_owned())
}

fn free_port() -> u16 {
    TcpListener::bind("127.0.0.1:0").expect("a port").local_addr().expect("bound").port()
}

fn run(command: &mut Command) {
    let done = command.output().expect("it starts");
    assert!(done.status.success(), "{command:?}: {}", String::from_utf8_lossy(&done.stderr));
}
