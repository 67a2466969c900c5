package dev.orchard.registry.testing;

import com.google.gson.JsonObject;
import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.Map;
import java.util.zip.CRC32C;

/** One object as Cloud Storage describes it. */
record FakeObject(String name, Content content, long generation) {

  /** What a client uploads. */
  @SuppressWarnings("ArrayRecordComponent") // Never compared.
  record Content(byte[] bytes, String contentType, Map<String, String> metadata) {}

  String crc32c() {
    CRC32C checksum = new CRC32C();
    checksum.update(content.bytes());
    byte[] value = ByteBuffer.allocate(Integer.BYTES).putInt((int) checksum.getValue()).array();
    return Base64.getEncoder().encodeToString(value);
  }

  JsonObject toJson(String bucket) {
    JsonObject json = new JsonObject();
    json.addProperty("kind", "storage#object");
    json.addProperty("bucket", bucket);
    json.addProperty("name", name);
    json.addProperty("generation", Long.toString(generation));
    json.addProperty("metageneration", "1");
    json.addProperty("contentType", content.contentType());
    json.addProperty("size", Long.toString(content.bytes().length));
    json.addProperty("crc32c", crc32c());
    JsonObject metadata = new JsonObject();
    content.metadata().forEach(metadata::addProperty);
    json.add("metadata", metadata);
    return json;
  }
}
