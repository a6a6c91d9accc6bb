//! What is sent and what is not, against sockets that behave and sockets that do not.

use std::io::Read as _;
use std::io::Write as _;
use std::net::TcpListener;

use super::*;

/// A server that gives each connection to `answer`.
fn server(answer: impl Fn(std::net::TcpStream) + Send + 'static) -> String {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
    let base = format!("http://{}", listener.local_addr().expect("bound"));
    thread::Builder::new()
        .name("test server".to_owned())
        .spawn(move || listener.incoming().flatten().for_each(&answer))
        .expect("a thread");
    base
}

fn read_request(stream: &mut std::net::TcpStream) -> String {
    let mut buffer = [0; 4096];
    let length = stream.read(&mut buffer).unwrap_or(0);
    String::from_utf8_lossy(&buffer[..length]).into_owned()
}

fn http(base: &str) -> Http {
    let patience = Patience {
        first_byte: Duration::from_millis(400),
        purchase: Duration::from_millis(400),
        body: Duration::from_millis(400),
        json_cap: 1000,
        file_cap: 2000,
    };
    let key = SecretString::from("a key".to_owned());
    Http::new(base, "API-Key", key, Arc::new(RateGate::new(200)), patience).expect("loopback")
}

#[test]
fn nobody_at_home_means_that_nothing_was_sent() {
    let port = TcpListener::bind("127.0.0.1:0").expect("a free port").local_addr().expect("bound").port();
    let error = http(&format!("http://127.0.0.1:{port}")).post("/buy", &(), Charges::Yes).expect_err("nobody");
    assert_eq!(error, HttpError::NotSent { host: "127.0.0.1".to_owned(), why: Hindrance::NoConnection });
}

#[test]
fn a_server_that_hangs_up_leaves_a_doubt() {
    let base = server(|mut stream| drop(read_request(&mut stream)));
    assert_eq!(http(&base).post("/buy", &(), Charges::Yes), Err(HttpError::Lost));
}

#[test]
fn a_server_that_says_nothing_is_not_waited_for_for_ever() {
    let base = server(|mut stream| {
        read_request(&mut stream);
        thread::sleep(Duration::from_secs(5));
    });
    assert_eq!(http(&base).get("/"), Err(HttpError::Lost));
}

#[test]
fn an_endless_answer_is_cut_off() {
    let base = server(|mut stream| {
        read_request(&mut stream);
        let _ = stream.write_all(b"HTTP/1.1 200 OK\r\ncontent-type: application/json\r\n\r\n");
        while stream.write_all(&[b' '; 500]).is_ok() {}
    });
    assert_eq!(http(&base).get("/"), Err(HttpError::TooLarge { cap: 1000 }));
}

#[test]
fn the_key_goes_to_its_own_server_alone() {
    let echo = |mut stream: std::net::TcpStream| {
        let request = read_request(&mut stream).to_lowercase();
        let seen = if request.contains("api-key: a key") { "key" } else { "none" };
        let _ = write!(stream, "HTTP/1.1 200 OK\r\ncontent-length: {}\r\n\r\n{seen}", seen.len());
    };
    let (ours, theirs) = (server(echo), server(echo));
    let http = http(&ours);
    assert_eq!(http.download(&format!("{ours}/x"), &[]).expect("an answer").body, b"key");
    assert_eq!(http.download(&format!("{theirs}/x"), &[]).expect("an answer").body, b"none");
}

#[test]
fn a_file_is_fetched_from_known_hosts_alone() {
    let base = server(|mut stream| {
        read_request(&mut stream);
        let _ = stream.write_all(b"HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\nok");
    });
    let elsewhere = base.replace("127.0.0.1", "localhost");
    assert_eq!(http(&base).download(&format!("{elsewhere}/x"), &[]), Err(HttpError::BadAddress));
    assert_eq!(http(&base).download(&format!("{elsewhere}/x"), &["localhost"]).expect("an answer").body, b"ok");
    assert_eq!(http(&base).download("http://files.example/x", &["files.example"]), Err(HttpError::BadAddress), "http");
}

#[test]
fn a_redirect_takes_no_key_along_and_leads_to_no_stranger() {
    let seen = Arc::new(Mutex::new(Vec::new()));
    let told = Arc::clone(&seen);
    let theirs = server(move |mut stream| {
        told.lock().expect("no panic").push(read_request(&mut stream).to_lowercase());
        let _ = stream.write_all(b"HTTP/1.1 200 OK\r\ncontent-length: 4\r\n\r\nfile");
    });
    let to = format!("{theirs}/file");
    let ours = server(move |mut stream| {
        let place = match read_request(&mut stream) {
            request if request.contains("/away") => "https://elsewhere.example/file".to_owned(),
            request if request.contains("/circle") => "/circle".to_owned(),
            _ => to.clone(),
        };
        let _ = write!(stream, "HTTP/1.1 302 Found\r\nlocation: {place}\r\ncontent-length: 0\r\n\r\n");
    });
    let http = http(&ours);
    assert_eq!(http.download(&format!("{ours}/label"), &[]).expect("an answer").body, b"file");
    assert_eq!(http.download(&format!("{ours}/away"), &[]), Err(HttpError::BadAddress));
    assert_eq!(http.download(&format!("{ours}/circle"), &[]), Err(HttpError::BadAddress));
    assert_eq!(http.post("/buy", &(), Charges::Yes).expect("an answer").status, 302, "only a download is followed");
    let seen = seen.lock().expect("no panic");
    assert_eq!(seen.len(), 1, "{seen:?}");
    assert!(!seen[0].contains("api-key") && !seen[0].contains("a key"), "{seen:?}");
}

#[test]
fn after_a_429_nothing_is_sent_until_it_said() {
    let base = server(|mut stream| {
        read_request(&mut stream);
        let _ = stream.write_all(b"HTTP/1.1 429 Too Many\r\nretry-after: 60\r\ncontent-length: 0\r\n\r\n");
    });
    let http = http(&base);
    assert_eq!(http.get("/").expect("an answer").retry_after, Some(Duration::from_secs(60)));
    match http.get("/") {
        Err(HttpError::Wait { wait }) => assert!(wait > Duration::from_secs(50), "{wait:?}"),
        other => panic!("{other:?}"),
    }
}

#[test]
fn the_gate_lets_so_many_through_in_a_minute() {
    let gate = RateGate::new(2);
    let now = Instant::now();
    assert_eq!((gate.try_enter(now), gate.try_enter(now)), (Ok(()), Ok(())));
    assert_eq!(gate.try_enter(now), Err(Duration::from_secs(60)));
    assert_eq!(gate.try_enter(now + Duration::from_secs(60)), Ok(()));
}

#[test]
fn retry_after_reads_seconds_and_dates_and_no_nonsense() {
    assert_eq!(read_retry_after("0"), Some(Duration::ZERO));
    assert_eq!(read_retry_after(" 7 "), Some(Duration::from_secs(7)));
    assert_eq!(read_retry_after("99999999"), Some(LONGEST_WAIT_IN_FULL));
    assert_eq!(read_retry_after("Sun, 06 Nov 1994 08:49:37 GMT"), Some(Duration::ZERO));
    assert_eq!(read_retry_after("soon"), None);
}

#[test]
fn plain_http_goes_to_this_machine_alone() {
    let may = |address: &str| may_speak_to(&Url::parse(address).expect("an address"));
    assert!(may("https://api.shipengine.com") && may("http://127.0.0.1:8080") && may("http://[::1]:1"));
    assert!(!may("http://api.shipengine.com") && !may("http://10.0.0.1") && !may("ftp://127.0.0.1"));
}
