//! How often one address may ask, so that nobody can keep the others waiting or try secrets by the thousand.

use std::collections::HashMap;
use std::convert::Infallible;
use std::net::{IpAddr, Ipv6Addr, SocketAddr};
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

use axum::extract::{FromRequestParts, Request};
use axum::http::request::Parts;
use axum::http::{Extensions, HeaderMap};

use crate::app::{App, Settings};

/// Who is at the other end of the connection.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Peer(pub(crate) IpAddr);

/// The network from which somebody asks, if it is known.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Network(pub(crate) Option<IpAddr>);

impl FromRequestParts<App> for Network {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Infallible> {
        let network = address(app.settings(), &parts.extensions, &parts.headers);
        Ok(Self(network))
    }
}

const MINUTE: Duration = Duration::from_secs(60);

/// Of how many addresses is remembered how often they asked.
const MOST: usize = 100_000;

/// Since when an address, had it asked at an even pace, has been asking: what lies in the future is too much.
#[derive(Debug, Default)]
pub(crate) struct Limits(Mutex<HashMap<IpAddr, Instant>>);

impl Limits {
    /// Counts a request. If there are too many from its address: how many seconds to wait.
    pub(crate) fn too_many(&self, settings: &Settings, request: &Request) -> Option<u64> {
        let each = MINUTE / settings.per_minute.filter(|&most| most > 0)?;
        let address = address(settings, request.extensions(), request.headers())?;
        self.wait(address, each, Instant::now())
    }

    /// An address may ask for a minute's worth at once, and then again as fast as that flows back.
    fn wait(&self, address: IpAddr, each: Duration, now: Instant) -> Option<u64> {
        let mut paid = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if paid.len() >= MOST {
            paid.retain(|_, until| *until > now);
        }
        if paid.len() >= MOST {
            paid.clear();
        }
        let until = paid.get(&address).copied().unwrap_or(now).max(now) + each;
        let over = (until - now).saturating_sub(MINUTE);
        if over.is_zero() {
            paid.insert(address, until);
            return None;
        }
        Some(over.as_secs() + 1)
    }
}

/// Who asks: the other end, or whom a proxy of ours names last.
fn address(settings: &Settings, known: &Extensions, headers: &HeaderMap) -> Option<IpAddr> {
    let peer = known.get::<Peer>().map(|peer| peer.0);
    if !settings.trust_proxy {
        return peer.map(network);
    }
    let mut named = headers.get_all("x-forwarded-for").iter();
    let last = named.next_back().and_then(|value| value.to_str().ok());
    let last = last.and_then(|text| named_address(text.rsplit(',').next()?.trim()));
    last.or(peer).map(network)
}

/// An address as proxies write it: bare, in brackets, or with the port of the other end.
fn named_address(text: &str) -> Option<IpAddr> {
    let bare = text
        .strip_prefix('[')
        .and_then(|text| text.strip_suffix(']'));
    let with_port = || text.parse().ok().map(|it: SocketAddr| it.ip());
    bare.unwrap_or(text).parse().ok().or_else(with_port)
}

/// A household has whole networks of version 6: its first half says which.
fn network(address: IpAddr) -> IpAddr {
    match address.to_canonical() {
        IpAddr::V6(address) => {
            let half = u128::from(address) >> 64 << 64;
            IpAddr::V6(Ipv6Addr::from(half))
        }
        version_4 => version_4,
    }
}

#[cfg(test)]
mod tests {
    use std::net::IpAddr;
    use std::time::{Duration, Instant};

    use axum::body::Body;
    use axum::extract::Request;

    use super::{Limits, MINUTE, Peer};
    use crate::app::Settings;

    const EACH: Duration = Duration::from_secs(6);

    fn address(settings: &Settings, request: &Request) -> Option<IpAddr> {
        super::address(settings, request.extensions(), request.headers())
    }

    #[test]
    fn a_minute_may_be_spent_at_once_and_flows_back() {
        let (limits, now) = (Limits::default(), Instant::now());
        let (one, other) = (IpAddr::from([192, 0, 2, 1]), IpAddr::from([192, 0, 2, 2]));
        for _ in 0..10 {
            assert_eq!(limits.wait(one, EACH, now), None);
        }
        assert_eq!(limits.wait(one, EACH, now), Some(7));
        assert_eq!(limits.wait(other, EACH, now), None);
        assert_eq!(limits.wait(one, EACH, now + EACH), None);
        assert!(limits.wait(one, EACH, now + EACH).is_some());
        assert_eq!(limits.wait(one, EACH, now + MINUTE * 2), None);
    }

    #[test]
    fn who_asks_is_the_other_end_or_whom_our_proxy_names() {
        let mut request = Request::new(Body::empty());
        let peer = IpAddr::from([192, 0, 2, 1]);
        request.extensions_mut().insert(Peer(peer));
        let said = "203.0.113.9, 198.51.100.7".parse().unwrap();
        request.headers_mut().insert("x-forwarded-for", said);
        let direct = Settings::default();
        assert_eq!(address(&direct, &request), Some(peer));
        let behind = Settings {
            trust_proxy: true,
            ..direct
        };
        let named = IpAddr::from([198, 51, 100, 7]);
        assert_eq!(address(&behind, &request), Some(named));
        for (said, named) in [
            ("198.51.100.7:41234", "198.51.100.7"),
            ("unknown, [2001:db8:1:2::7]:41234", "2001:db8:1:2::"),
            ("[2001:db8:1:2::7]", "2001:db8:1:2::"),
            ("2001:db8:1:2::7", "2001:db8:1:2::"),
        ] {
            let header = said.parse().unwrap();
            request.headers_mut().insert("x-forwarded-for", header);
            let named = named.parse().unwrap();
            assert_eq!(address(&behind, &request), Some(named), "{said}");
        }
        let nonsense = "unknown".parse().unwrap();
        request.headers_mut().insert("x-forwarded-for", nonsense);
        assert_eq!(address(&behind, &request), Some(peer));
    }

    #[test]
    fn a_network_of_version_6_counts_as_one() {
        let mut request = Request::new(Body::empty());
        let one = "2001:db8:1:2:3:4:5:6".parse().unwrap();
        request.extensions_mut().insert(Peer(one));
        let first = address(&Settings::default(), &request);
        assert_eq!(first, Some("2001:db8:1:2::".parse().unwrap()));
    }
}
