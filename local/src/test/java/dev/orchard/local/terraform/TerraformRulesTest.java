package dev.orchard.local.terraform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.google.cloud.functions.HttpFunction;
import dev.orchard.web.configuration.Configuration;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds for the files of terraform/, whether or not Terraform is there to run them. */
class TerraformRulesTest {
  private final List<Path> files =
      Stream.of("", "modules/function", "modules/gateway", "modules/operations")
          .flatMap(
              module -> TerraformBlock.files(TerraformBlock.root().resolve(module), 1).stream())
          .toList();
  private final List<TerraformBlock> blocks =
      files.stream().flatMap(file -> TerraformBlock.ofFile(file).stream()).toList();
  private final String text = String.join("\n", files.stream().map(TerraformBlock::text).toList());

  private static List<String> found(String pattern, String text) {
    return Pattern.compile(pattern).matcher(text).results().map(MatchResult::group).toList();
  }

  private List<String> kinds(String kind) {
    return blocks.stream()
        .filter(block -> block.kind().equals(kind))
        .map(block -> block.labels().get(0))
        .toList();
  }

  @Test
  void everyVariableHasATypeAndADescriptionAndEveryOutputADescription() {
    assertThat(blocks)
        .filteredOn(block -> block.kind().equals("variable"))
        .isNotEmpty()
        .allSatisfy(
            block -> {
              assertThat(block.argument("type")).as(block.name()).isPresent();
              assertThat(block.argument("description")).as(block.name()).isPresent();
            });
    assertThat(blocks)
        .filteredOn(block -> block.kind().equals("output"))
        .isNotEmpty()
        .allSatisfy(
            block -> assertThat(block.argument("description")).as(block.name()).isPresent());
  }

  @Test
  void variablesAndOutputsAreInAlphabeticalOrder() {
    for (Path file : files) {
      if (file.endsWith("variables.tf") || file.endsWith("outputs.tf")) {
        assertThat(TerraformBlock.ofFile(file).stream().filter(b -> !b.labels().isEmpty()))
            .extracting(TerraformBlock::name)
            .as(file.toString())
            .isSorted();
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "modules/function", "modules/gateway", "modules/operations"})
  void everyVariableAndLocalIsUsedIn(String module) {
    Path folder = TerraformBlock.root().resolve(module);
    String moduleText =
        String.join(
            "\n", TerraformBlock.files(folder, 1).stream().map(TerraformBlock::text).toList());

    for (TerraformBlock block : TerraformBlock.ofModule(folder)) {
      if (block.kind().equals("variable")) {
        // Validations name the variable too, so they are left out of what counts.
        String elsewhere = moduleText.replace(block.body(), "");
        assertThat(elsewhere).containsPattern("\\bvar\\." + block.name() + "\\b");
      } else if (block.kind().equals("locals")) {
        assertThat(found("(?m)^  \\w+(?= +=)", block.body()))
            .allSatisfy(
                name ->
                    assertThat(moduleText).containsPattern("\\blocal\\." + name.strip() + "\\b"));
      }
    }
  }

  @Test
  void rightsAreAddedOneByOneAndNeverTakenFromOthers() {
    assertThat(kinds("resource")).noneMatch(type -> type.matches(".*_iam_(binding|policy)"));
  }

  @Test
  void rightsAreGrantedWhereTheTestsLookForThem() {
    assertThat(
            blocks.stream()
                .filter(block -> block.kind().equals("resource"))
                .filter(block -> block.labels().get(0).contains("_iam_"))
                .map(block -> String.join(".", block.labels())))
        .containsExactlyInAnyOrder(
            "google_artifact_registry_repository_iam_member.build",
            "google_bigquery_connection_iam_member.readers",
            "google_bigquery_dataset_iam_member.readers",
            "google_bigquery_dataset_iam_member.training",
            "google_cloud_run_v2_service_iam_member.invoker",
            "google_cloud_run_v2_service_iam_member.uptime",
            "google_kms_crypto_key_iam_member.storage",
            "google_project_iam_member.build_logs",
            "google_project_iam_member.build_sources",
            "google_project_iam_member.this",
            "google_secret_manager_secret_iam_member.this",
            "google_storage_bucket_iam_member.build_code",
            "google_storage_bucket_iam_member.this");
  }

  @Test
  void nobodyAdministersAnything() {
    assertThat(new TreeSet<>(found("roles/[A-Za-z.]+", text)))
        .containsExactly(
            "roles/artifactregistry.writer",
            "roles/bigquery.connectionUser",
            "roles/bigquery.dataViewer",
            "roles/bigquery.jobUser",
            "roles/cloudkms.cryptoKeyEncrypterDecrypter",
            "roles/cloudsql.client",
            "roles/logging.logWriter",
            "roles/run.invoker",
            "roles/secretmanager.secretAccessor",
            "roles/storage.objectUser",
            "roles/storage.objectViewer");
  }

  @Test
  void noKeysOfServiceAccountsAreMade() {
    assertThat(kinds("resource")).doesNotContain("google_service_account_key");
  }

  @Test
  void theStateHoldsNoSecret() {
    List<String> payloads = found("(?m)^ *secret_data\\w* .*$", text);

    assertThat(payloads).singleElement().asString().contains("\"# Nobody is let in yet.");
  }

  @Test
  void everyBucketIsClosedToThePublic() {
    assertThat(blocks)
        .filteredOn(block -> block.labels().contains("google_storage_bucket"))
        .hasSize(2)
        .allSatisfy(
            block ->
                assertThat(block.body())
                    .containsPattern("uniform_bucket_level_access += true")
                    .containsPattern("public_access_prevention +=  *\"enforced\"")
                    .doesNotContain("force_destroy"));
  }

  @Test
  void everyEntryClassIsThere() {
    List<String> classes = found("(?<=entry_class = \")dev\\.[\\w.]+", text);

    assertThat(classes).hasSizeGreaterThan(5);
    for (String name : classes) {
      assertThatCode(() -> assertThat(Class.forName(name)).isAssignableTo(HttpFunction.class))
          .doesNotThrowAnyException();
    }
  }

  @Test
  void everySettingIsThere() {
    String settings = Configuration.table();

    // A function refuses to start with a name that it does not know.
    assertThat(new TreeSet<>(found("ORCHARD_[A-Z_]+(?= +=)", text)))
        .hasSizeGreaterThan(8)
        .allSatisfy(name -> assertThat(settings).contains("`" + name + "`"));
  }

  @Test
  void theOfflineToolNamesNoDownloadAddresses() {
    Path lock = TerraformBlock.root().resolve("offline/package-lock.json");

    assertThat(TerraformBlock.text(lock)).doesNotContain("\"resolved\"").contains("\"integrity\"");
  }
}
