package dev.switchboard.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;

/**
 * The secrets of a local house, made once and kept as files that only their owner reads: the key pair that signs and
 * verifies sign-ins, and the secret behind visitors' tokens.
 *
 * @param publicKey PEM file
 * @param privateKey PEM file
 * @param chatSecret 64 hexadecimal digits
 */
record Keys(Path publicKey, Path privateKey, String chatSecret) {
    private static final int RSA_BITS = 2048;
    private static final int SECRET_BYTES = 32;

    /** Reads what the directory holds, and makes what it doesn't. */
    static Keys in(Path directory) throws IOException {
        Files.createDirectories(directory);
        var publicKey = directory.resolve("public.pem");
        var privateKey = directory.resolve("private.pem");
        var secret = directory.resolve("chat.secret");
        if (!Files.exists(publicKey) || !Files.exists(privateKey)) {
            makePair(publicKey, privateKey);
        }
        if (!Files.exists(secret)) {
            var bytes = new byte[SECRET_BYTES];
            new SecureRandom().nextBytes(bytes);
            writePrivately(secret, HexFormat.of().formatHex(bytes));
        }
        return new Keys(publicKey, privateKey, Files.readString(secret).strip());
    }

    /** Writes a file that nobody but its owner may read, at no moment. */
    static void writePrivately(Path file, String text) throws IOException {
        Files.deleteIfExists(file);
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(file, text);
    }

    private static void makePair(Path publicKey, Path privateKey) throws IOException {
        try {
            var generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(RSA_BITS);
            var pair = generator.generateKeyPair();
            writePrivately(privateKey, pem("PRIVATE KEY", pair.getPrivate().getEncoded()));
            writePrivately(publicKey, pem("PUBLIC KEY", pair.getPublic().getEncoded()));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has RSA", impossible);
        }
    }

    private static String pem(String kind, byte[] der) {
        var body = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der);
        return "-----BEGIN %s-----%n%s%n-----END %s-----%n".formatted(kind, body, kind);
    }
}
