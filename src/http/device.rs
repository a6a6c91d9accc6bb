//! Speaking to a printer of the house: over plain HTTP as well, and over TLS with whatever certificate it made for itself, past any
//! proxy, without a key and without a rate.

use std::sync::mpsc;
use std::time::Duration;

use reqwest::Url;

use super::Answer;
use super::HttpError;
use super::engine::Engine;
use super::exchange;

/// How long to wait for a printer and how much to read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DevicePatience {
    /// For the first byte of its answer, and then for all of it.
    pub answer: Duration,
    /// The most an answer may hold, in bytes.
    pub cap: usize,
}

impl Default for DevicePatience {
    /// A printer wakes up in a few seconds, and takes a page of a megabyte in as many.
    fn default() -> Self {
        Self { answer: Duration::from_secs(20), cap: 4 << 20 }
    }
}

/// Sends a body with its length to an address of the house, and waits for the answer.
pub fn post_to_device(
    address: &str,
    content_type: &'static str,
    body: Vec<u8>,
    patience: DevicePatience,
) -> Result<Answer, HttpError> {
    let url = Url::parse(address).map_err(|_| HttpError::BadAddress)?;
    let host = url.host_str().ok_or(HttpError::BadAddress)?.to_owned();
    let engine = Engine::get();
    let request = engine.client_for_devices().post(url).header("content-type", content_type).body(body);
    let (answer_in, answer_out) = mpsc::sync_channel(1);
    engine.handle.spawn(async move {
        let outcome = exchange(request, host, patience.answer, patience.answer, patience.cap).await;
        // Nobody listens any more when the caller gave up; there is nobody to tell.
        let _ = answer_in.send(outcome);
    });
    let outcome = answer_out.recv().unwrap_or(Err(HttpError::Lost));
    if let Err(error) = &outcome {
        tracing::debug!(%error, "a printer did not answer");
    }
    outcome
}
