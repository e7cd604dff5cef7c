//! Certificates out of a PEM file, each tried as a root before it is taken.

use rustls::RootCertStore;
use rustls::pki_types::CertificateDer;
use rustls::pki_types::pem::PemObject as _;

use super::NoRoots;

/// Certificates read from one file.
const MOST_CERTIFICATES: usize = 64;

pub(super) fn certificates(text: &str) -> Result<Vec<Vec<u8>>, NoRoots> {
    let mut found = Vec::new();
    for read in CertificateDer::pem_slice_iter(text.as_bytes()).take(MOST_CERTIFICATES) {
        let Ok(certificate) = read else { return Err(NoRoots::Unreadable) };
        if RootCertStore::empty().add(certificate.clone()).is_err() {
            return Err(NoRoots::Unreadable);
        }
        found.push(certificate.to_vec());
    }
    if found.is_empty() { Err(NoRoots::NoneInside) } else { Ok(found) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_without_a_certificate_is_told_apart_from_a_damaged_one() {
        assert_eq!(certificates("# nothing here\n"), Err(NoRoots::NoneInside));
        let damaged = "-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----\n";
        assert_eq!(certificates(damaged), Err(NoRoots::Unreadable));
        let cut = "-----BEGIN CERTIFICATE-----\nMIIB";
        assert_eq!(certificates(cut), Err(NoRoots::Unreadable));
    }
}
