//! Printers that announce themselves on the network, by DNS-SD over multicast (RFC 6763 and 6762): those that print without a
//! driver do, label printers with a raw port do, and printer applications on this computer.

use std::collections::BTreeSet;
use std::net::IpAddr;
use std::time::Duration;
use std::time::Instant;

use mdns_sd::IfKind;
use mdns_sd::ResolvedService;
use mdns_sd::ServiceDaemon;
use mdns_sd::ServiceEvent;

/// What is listened for, and what an address of it begins with; a raw port has none.
const SERVICES: [(&str, Option<&str>); 3] =
    [("_pdl-datastream._tcp.local.", None), ("_ipp._tcp.local.", Some("ipp")), ("_ipps._tcp.local.", Some("ipps"))];

/// Where a printer says that it is. Raw ports come first: a label printer is asked in its own language where it has one.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Announced {
    /// A raw port.
    Port {
        /// Its address now; printers of a house keep theirs for months.
        host: IpAddr,
        /// The port, 9100 as a rule.
        port: u16,
    },
    /// A queue of IPP.
    Queue {
        /// Its address now.
        host: IpAddr,
        /// Of the queue, as it is set up.
        uri: String,
    },
}

impl Announced {
    /// Which printer it is one of the ways to.
    pub(super) fn host(&self) -> IpAddr {
        match self {
            Self::Port { host, .. } | Self::Queue { host, .. } => *host,
        }
    }
}

/// Listens for so long. Empty where nothing may be sent to the neighbours.
pub(super) fn listen(patience: Duration) -> BTreeSet<Announced> {
    heard(patience).unwrap_or_else(|error| {
        tracing::info!(%error, "printers that announce themselves are not heard");
        BTreeSet::new()
    })
}

fn heard(patience: Duration) -> Result<BTreeSet<Announced>, mdns_sd::Error> {
    let daemon = ServiceDaemon::new()?;
    // A printer application on this computer announces itself there alone.
    daemon.enable_interface(IfKind::LoopbackV4)?;
    let end = Instant::now() + patience;
    let mut heard = BTreeSet::new();
    let told = SERVICES.map(|(service, scheme)| daemon.browse(service).map(|told| (told, scheme)));
    for asked in told {
        let (told, scheme) = asked?;
        while let Ok(event) = told.recv_timeout(end.saturating_duration_since(Instant::now())) {
            if let ServiceEvent::ServiceResolved(service) = event {
                heard.extend(announced(&service, scheme));
            }
        }
    }
    // It ends by itself; whether it says so is nobody's concern.
    let _ = daemon.shutdown();
    Ok(heard)
}

fn announced(service: &ResolvedService, scheme: Option<&str>) -> Option<Announced> {
    let addresses: BTreeSet<IpAddr> = service.addresses.iter().map(mdns_sd::ScopedIp::to_ip_addr).collect();
    // An address of the link alone is no good without naming the link.
    let usable = |address: &IpAddr| match address {
        IpAddr::V4(_) => true,
        IpAddr::V6(address) => !address.is_unicast_link_local(),
    };
    let host = addresses.into_iter().find(usable)?;
    let port = service.port;
    let Some(scheme) = scheme else { return Some(Announced::Port { host, port }) };
    let path = service.txt_properties.get_property_val_str("rp").unwrap_or("ipp/print").trim_start_matches('/');
    let shown = if host.is_ipv6() { format!("[{host}]") } else { host.to_string() };
    Some(Announced::Queue { host, uri: format!("{scheme}://{shown}:{port}/{path}") })
}
