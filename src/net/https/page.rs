//! One web page, over HTTP/1.1 and TLS (RFC 9112).
//!
//! Written by hand: only a few small pages are ever fetched, and the code that this takes is a
//! tenth of what a client in a crate adds to the program. Everything is bounded: the time, the head,
//! and the body, of which only the beginning is read. Nothing is unpacked, no cookie is kept, and no
//! redirection is followed here.

use std::net::SocketAddr;
use std::sync::{Arc, OnceLock};
use std::time::Duration;

use rustls::ClientConfig;
use rustls::pki_types::ServerName;
use tokio::io::{AsyncBufRead, AsyncBufReadExt as _, AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpStream;
use tokio_rustls::TlsConnector;

use super::Roots;
use super::connection::configure;

/// Bytes of status line and headers.
const MOST_HEAD: usize = 16 * 1024;
/// Bytes of a body; RFC 8461 §3.2 suggests this limit for policies.
const MOST_BODY: usize = 64 * 1024;

/// Where pages come from: one TLS configuration.
#[derive(Debug, Default)]
pub(in crate::net) struct Pages {
    tls: OnceLock<Option<Arc<ClientConfig>>>,
}

/// A web page as it came.
#[derive(Debug, PartialEq, Eq)]
pub(in crate::net) struct Page {
    /// The status.
    pub(in crate::net) status: u16,
    /// Where a redirection leads.
    pub(in crate::net) location: Option<String>,
    /// What it says, cut at 64 KiB.
    pub(in crate::net) body: Vec<u8>,
}

impl Pages {
    /// The page of `host` and path at `socket`, all of it within `timeout`. `None` for a server that
    /// is not there, shows no certificate for `host`, or does not speak HTTP.
    pub(in crate::net) async fn get(
        &self,
        roots: &Roots,
        socket: SocketAddr,
        place: (&str, &str),
        timeout: Duration,
    ) -> Option<Page> {
        let tls = self.tls.get_or_init(|| configure(roots, b"http/1.1")).clone()?;
        tokio::time::timeout(timeout, fetch(tls, socket, place)).await.ok()?
    }
}

async fn fetch(tls: Arc<ClientConfig>, socket: SocketAddr, place: (&str, &str)) -> Option<Page> {
    let (host, path) = place;
    let name = ServerName::try_from(host.to_owned()).ok()?;
    let tcp = TcpStream::connect(socket).await.ok()?;
    let mut stream = TlsConnector::from(tls).connect(name, tcp).await.ok()?;
    let request = format!(
        "GET {path} HTTP/1.1\r\nHost: {host}\r\nUser-Agent: mxguide\r\nAccept: */*\r\n\
         Connection: close\r\n\r\n"
    );
    stream.write_all(request.as_bytes()).await.ok()?;
    stream.flush().await.ok()?;
    read(&mut tokio::io::BufReader::new(stream)).await
}

/// How long the body is (RFC 9112 §6.3).
enum Length {
    /// So many bytes.
    Told(usize),
    /// In chunks.
    Chunks,
    /// Until the connection is closed.
    UntilClosed,
}

/// Reads one response; `None` for what is none, or breaks off.
async fn read(from: &mut (impl AsyncBufRead + Unpin)) -> Option<Page> {
    let mut left = MOST_HEAD;
    loop {
        let status = status(&line(from, &mut left).await?)?;
        let mut length = Length::UntilClosed;
        let mut location = None;
        loop {
            let header = line(from, &mut left).await?;
            if header.is_empty() {
                break;
            }
            let (name, value) = header.split_once(':')?;
            let value = value.trim();
            match name.to_ascii_lowercase().as_str() {
                "transfer-encoding" if value.eq_ignore_ascii_case("chunked") => {
                    length = Length::Chunks;
                }
                "transfer-encoding" => return None,
                "content-length" if !matches!(length, Length::Chunks) => {
                    length = Length::Told(value.parse().ok()?);
                }
                "location" => location = Some(value.to_owned()),
                _ => {}
            }
        }
        // "Continue" and its kind: the answer comes after it.
        if status >= 200 {
            return Some(Page { status, location, body: body(from, length).await? });
        }
    }
}

async fn body(from: &mut (impl AsyncBufRead + Unpin), length: Length) -> Option<Vec<u8>> {
    let mut body = Vec::new();
    match length {
        Length::Told(length) => part(from, length.min(MOST_BODY), &mut body).await?,
        Length::Chunks => loop {
            let mut left = 256;
            let head = line(from, &mut left).await?;
            let size = head.split(';').next().unwrap_or_default().trim();
            let size = usize::from_str_radix(size, 16).ok()?;
            let room = MOST_BODY - body.len();
            part(from, size.min(room), &mut body).await?;
            if size == 0 || size >= room {
                break;
            }
            if !line(from, &mut left).await?.is_empty() {
                return None;
            }
        },
        Length::UntilClosed => {
            let mut start = from.take(MOST_BODY as u64);
            // Cut off without TLS's own farewell is not the end (RFC 8446 §6.1).
            start.read_to_end(&mut body).await.ok()?;
        }
    }
    Some(body)
}

async fn part(
    from: &mut (impl AsyncBufRead + Unpin),
    size: usize,
    into: &mut Vec<u8>,
) -> Option<()> {
    let read = from.take(size as u64).read_to_end(into).await.ok()?;
    (read == size).then_some(())
}

/// The next line without its end; `None` where it breaks off or `left` is used up.
async fn line(from: &mut (impl AsyncBufRead + Unpin), left: &mut usize) -> Option<String> {
    let mut bytes = Vec::new();
    *left -= from.take(*left as u64).read_until(b'\n', &mut bytes).await.ok()?;
    let line = String::from_utf8_lossy(&bytes);
    let line = line.strip_suffix('\n')?;
    Some(line.strip_suffix('\r').unwrap_or(line).to_owned())
}

fn status(line: &str) -> Option<u16> {
    let mut words = line.strip_prefix("HTTP/1.")?.split(' ');
    words.next()?;
    words.next()?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    async fn read_all(text: &[u8]) -> Option<Page> {
        let mut from = text;
        read(&mut from).await
    }

    async fn body_of(text: &str) -> Option<String> {
        read_all(text.as_bytes()).await.map(|page| String::from_utf8(page.body).unwrap())
    }

    #[tokio::test]
    async fn a_body_ends_where_its_length_its_chunks_or_the_connection_say() {
        let told = "HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nversion";
        assert_eq!(body_of(told).await.as_deref(), Some("vers"));
        let chunks = "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 OK\r\ntransfer-encoding: Chunked\r\n\
                      content-length: 1\r\n\r\n4;x=y\r\nvers\r\n3\r\nion\r\n0\r\n\r\nmore";
        assert_eq!(body_of(chunks).await.as_deref(), Some("version"));
        let closed = "HTTP/1.0 200\nServer: x\n\nall of it";
        assert_eq!(body_of(closed).await.as_deref(), Some("all of it"));
    }

    #[tokio::test]
    async fn what_breaks_off_or_is_no_http_is_nothing() {
        for text in [
            "",
            "SSH-2.0-OpenSSH\r\n",
            "HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nshort",
            "HTTP/1.1 200 OK\r\nContent-Length: -1\r\n\r\n",
            "HTTP/1.1 200 OK\r\nno colon\r\n\r\n",
            "HTTP/1.1 200 OK\r\nTransfer-Encoding: gzip\r\n\r\n",
            "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
            "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nabXX\r\n0\r\n\r\n",
            "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nffffffffffffffff\r\nab",
        ] {
            assert_eq!(read_all(text.as_bytes()).await, None, "{text}");
        }
    }

    #[tokio::test]
    async fn neither_head_nor_body_is_read_beyond_its_limit() {
        let endless = format!("HTTP/1.1 200 OK\r\n{}", "X-More: yes\r\n".repeat(9000));
        assert_eq!(read_all(endless.as_bytes()).await, None);
        let long = "x".repeat(3 * MOST_BODY);
        let chunk = format!("10000\r\n{}\r\n", "x".repeat(0x10000));
        for head in
            ["\r\n".to_owned() + &long, format!("Content-Length: {}\r\n\r\n{long}", long.len())]
        {
            let page = read_all(format!("HTTP/1.1 200 OK\r\n{head}").as_bytes()).await.unwrap();
            assert_eq!(page.body.len(), MOST_BODY);
        }
        let chunks = format!("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n{chunk}{chunk}");
        assert_eq!(read_all(chunks.as_bytes()).await.unwrap().body.len(), MOST_BODY);
    }
}
