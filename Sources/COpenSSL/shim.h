// OpenSSL 3's libcrypto: SM4, SM3, HMAC and HKDF by the EVP interface.
#ifndef HOTLINE_COPENSSL_SHIM_H
#define HOTLINE_COPENSSL_SHIM_H

#include <openssl/crypto.h>
#include <openssl/evp.h>
#include <openssl/kdf.h>
#include <openssl/params.h>
#include <openssl/rand.h>

#endif
