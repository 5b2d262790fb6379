//! Encrypted content: what OpenSSL encrypted is decrypted, and what was changed is not.

use aes::cipher::block_padding::{NoPadding, Pkcs7};
use aes::cipher::{BlockModeEncrypt, KeyIvInit};
use graph_models::edm::Binary;
use graph_models::notification::DecryptError;
use hmac::{Hmac, KeyInit, Mac};
use rsa::pkcs8::DecodePrivateKey;

use super::*;

/// The key of the content in [`RICH`].
const KEY: &str = "GytVP/H+clad1rbw/dgl8nw2EsrfRogioBT2no8c+hI=";

fn key() -> Result<Vec<u8>, Box<dyn Error>> {
    Ok(KEY.parse::<Binary>()?.into_vec())
}

/// Content that is signed and encrypted with the key.
fn signed(key: &[u8; 32], data: &[u8]) -> Result<EncryptedContent, Box<dyn Error>> {
    let mac = Hmac::<sha2::Sha256>::new_from_slice(key)?.chain_update(data);
    Ok(EncryptedContent {
        data: Some(Binary::from(data).to_string()),
        data_signature: Some(Binary::from(&mac.finalize().into_bytes()[..]).to_string()),
        ..Default::default()
    })
}

fn encrypt(key: &[u8; 32], text: &[u8], is_padded: bool) -> Vec<u8> {
    let vector: [u8; 16] = std::array::from_fn(|at| key[at]);
    let cipher = cbc::Encryptor::<aes::Aes256>::new(key.into(), &vector.into());
    let mut data = text.to_vec();
    data.resize(text.len() + 16, 0);
    let encrypted = match is_padded {
        true => cipher.encrypt_padded::<Pkcs7>(&mut data, text.len()),
        false => cipher.encrypt_padded::<NoPadding>(&mut data, text.len()),
    };
    encrypted.map(<[u8]>::to_vec).unwrap_or_default()
}

#[test]
fn what_openssl_encrypted_is_decrypted() -> Outcome {
    let private =
        rsa::PrivateKey::from_pkcs8_der(include_bytes!("../../examples/notifications/key.der"))?;
    let content = encrypted()?;
    let mut certificate = String::new();
    let text = content.decrypt_with(|id, data_key| {
        id.clone_into(&mut certificate);
        private.oaep_decrypt::<sha1::Sha1>(data_key).ok()
    })?;
    assert_eq!(certificate, "certificate-of-2026");
    let json: Value = serde_json::from_slice(text.as_bytes())?;
    assert_eq!(json["body"]["content"], "Lunch at noon?");
    assert!(!format!("{text:?} {content:?}").contains("Lunch"));
    // A service decrypts the key asynchronously.
    assert_eq!(private.oaep_decrypt::<sha1::Sha1>(&content.encrypted_key())?, key()?);
    assert_eq!(content.decrypt(&key()?)?, text);
    Ok(())
}

#[test]
fn every_changed_bit_is_noticed() -> Outcome {
    let (content, key) = (encrypted()?, key()?);
    let data = content.data.clone().unwrap_or_default().parse::<Binary>()?.into_vec();
    let signature =
        content.data_signature.clone().unwrap_or_default().parse::<Binary>()?.into_vec();
    for bit in 0..data.len() * 8 {
        let mut changed = data.clone();
        changed[bit / 8] ^= 1 << (bit % 8);
        let data = Some(Binary::new(changed).to_string());
        let changed = EncryptedContent { data, ..content.clone() };
        assert_eq!(changed.decrypt(&key), Err(DecryptError));
    }
    for bit in 0..signature.len() * 8 {
        let mut changed = signature.clone();
        changed[bit / 8] ^= 1 << (bit % 8);
        let data_signature = Some(Binary::new(changed).to_string());
        let changed = EncryptedContent { data_signature, ..content.clone() };
        assert_eq!(changed.decrypt(&key), Err(DecryptError));
    }
    for bit in 0..key.len() * 8 {
        let mut changed = key.clone();
        changed[bit / 8] ^= 1 << (bit % 8);
        assert_eq!(content.decrypt(&changed), Err(DecryptError));
    }
    Ok(())
}

#[test]
fn parts_that_are_cut_or_missing_are_refused() -> Outcome {
    let (content, key) = (encrypted()?, key()?);
    let change = |change: fn(&mut EncryptedContent)| {
        let mut changed = content.clone();
        change(&mut changed);
        changed.decrypt(&key)
    };
    assert!(change(|_| {}).is_ok());
    for changed in [
        change(|content| content.data = None),
        change(|content| content.data_signature = None),
        change(|content| content.data = Some("?".to_owned())),
        change(|content| content.data_signature = Some(String::new())),
        change(|content| {
            let signature = content.data_signature.take().unwrap_or_default();
            content.data_signature = signature.get(..20).map(str::to_owned);
        }),
        change(|content| content.data.iter_mut().for_each(|data| data.truncate(64))),
    ] {
        assert_eq!(changed, Err(DecryptError));
    }
    for length in (0..200).filter(|length| *length != 32) {
        let key: Vec<u8> = key.iter().copied().cycle().take(length).collect();
        assert_eq!(content.decrypt(&key), Err(DecryptError), "{length}");
    }
    assert_eq!(content.decrypt_with(|_, _| None), Err(DecryptError));
    Ok(())
}

/// A sender who knows the public key alone can sign what it likes.
#[test]
fn signed_content_with_wrong_padding_is_the_same_error() -> Outcome {
    let key = [7; 32];
    let text = br#"{"id":"1"}"#;
    let right = signed(&key, &encrypt(&key, text, true))?;
    assert_eq!(right.decrypt(&key)?.as_bytes(), text);
    for data in [
        encrypt(&key, &[b'a'; 32], false),
        encrypt(&key, &[0; 16], false),
        encrypt(&key, &[17; 16], false),
        vec![1; 15],
        vec![1; 17],
        vec![],
    ] {
        assert_eq!(signed(&key, &data)?.decrypt(&key), Err(DecryptError), "{data:?}");
    }
    Ok(())
}

/// Without a key, the content is compared with a signature of some other key. Who knows that one gains nothing.
#[test]
fn a_key_that_cannot_be_decrypted_is_not_replaced() -> Outcome {
    let zeros = [0; 32];
    let content = signed(&zeros, &encrypt(&zeros, b"{}", true))?;
    assert!(content.decrypt(&zeros).is_ok());
    assert_eq!(content.decrypt_with(|_, _| None), Err(DecryptError));
    assert_eq!(content.decrypt(&[]), Err(DecryptError));
    assert_eq!(content.decrypt(&[0; 31]), Err(DecryptError));
    Ok(())
}
