package dev.orchard.registry;

import dev.orchard.model.Alias;
import dev.orchard.model.ConflictException;
import dev.orchard.model.InvalidInputException;
import dev.orchard.model.ModelName;
import dev.orchard.model.ModelReference;
import dev.orchard.model.NotFoundException;
import dev.orchard.model.OrganizationId;
import dev.orchard.model.RunId;
import dev.orchard.model.Selector;
import dev.orchard.model.VersionId;
import dev.orchard.model.manifest.Manifest;
import dev.orchard.model.manifest.ModelDocument;
import dev.orchard.model.manifest.Run;
import dev.orchard.model.manifest.StoredFile;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Models, their versions, the aliases that point to them, and runs, as they lie on an object store.
 * Nothing is remembered here: each call reads anew (see {@link ModelCache} for serving). For many
 * threads, and for many processes on one store.
 *
 * <p>Whatever cannot be reached is an {@link dev.orchard.model.UnavailableException}; whatever is
 * not there a {@link NotFoundException}; a version whose files are not what was published a {@link
 * CorruptVersionException}.
 */
public final class ModelRegistry {
  private final ObjectStore store;
  private final Clock clock;
  private final ModelPointer pointer;
  private final VersionFiles versions;
  private final Runs runs;
  private final Releases releases;

  public ModelRegistry(ObjectStore store, Clock clock) {
    this(store, clock, RetryPolicy.MOVES, Pause.sleeping());
  }

  ModelRegistry(ObjectStore store, Clock clock, RetryPolicy policy, Pause pause) {
    this.store = store;
    this.clock = clock;
    this.pointer = new ModelPointer(store, clock, policy, pause);
    this.versions = new VersionFiles(store);
    this.runs = new Runs(store, new Leases(store, clock, Duration.ZERO));
    this.releases = new Releases(store, clock, pointer, versions);
  }

  /** The organizations that have a model, by name; at most 1,000. */
  public List<OrganizationId> organizations() {
    return organizations(PageRequest.FIRST).items();
  }

  public Listing<OrganizationId> organizations(PageRequest request) {
    return folders("", request, OrganizationId::new);
  }

  /** The models of an organization, by name; at most 1,000. Empty for one that is not known. */
  public List<ModelName> models(OrganizationId organization) {
    return models(organization, PageRequest.FIRST).items();
  }

  public Listing<ModelName> models(OrganizationId organization, PageRequest request) {
    return folders(Layout.organization(organization), request, ModelName::new);
  }

  private <T> Listing<T> folders(String folder, PageRequest request, Function<String, T> nameOf) {
    Page page = store.listFolders(folder, request.token(), request.limit());
    List<T> names = page.names().stream().flatMap(name -> asName(name, nameOf).stream()).toList();
    return new Listing<>(names, page.nextPageToken());
  }

  private static <T> Optional<T> asName(String text, Function<String, T> nameOf) {
    try {
      return Optional.of(nameOf.apply(text));
    } catch (InvalidInputException e) {
      return Optional.empty(); // A folder of someone else's.
    }
  }

  /** Aliases, traffic, deletions and history; empty ones for a model that was never promoted. */
  public ModelDocument model(OrganizationId organization, ModelName model) {
    return pointer
        .read(organization, model)
        .orElseGet(
            () -> {
              requireKnown(organization, model);
              return ModelDocument.EMPTY;
            });
  }

  private void requireKnown(OrganizationId organization, ModelName model) {
    if (!isEmpty(Layout.model(organization, model))) {
      return;
    }
    requireKnown(organization);
    throw new NotFoundException(NotFoundException.Kind.MODEL, model.value());
  }

  /** Refuses an organization of which the store holds nothing. */
  public void requireKnown(OrganizationId organization) {
    if (isEmpty(Layout.organization(organization))) {
      throw new NotFoundException(NotFoundException.Kind.ORGANIZATION, organization.value());
    }
  }

  private boolean isEmpty(String prefix) {
    return store.list(prefix, "", 1).names().isEmpty();
  }

  /** The versions of a model, newest first, those marked for deletion left out; at most 1,000. */
  public List<VersionId> versions(OrganizationId organization, ModelName model) {
    return versions(organization, model, PageRequest.FIRST).items();
  }

  /** As {@link #versions(OrganizationId, ModelName)}; a page may hold fewer than its limit. */
  public Listing<VersionId> versions(
      OrganizationId organization, ModelName model, PageRequest request) {
    ModelDocument document = model(organization, model);
    String folder = Layout.versions(organization, model);
    NewestFirst newest = new NewestFirst(request);
    newest.scan(store, folder, key -> VersionFiles.versionIn(key, folder));
    Listing<VersionId> page = newest.page(VersionId::new);
    List<VersionId> kept =
        page.items().stream()
            .filter(version -> !document.deletions().containsKey(version))
            .toList();
    return new Listing<>(kept, page.nextPageToken());
  }

  /** The manifest of a version, also of one that is marked for deletion. */
  public Manifest manifest(OrganizationId organization, ModelName model, VersionId version) {
    return versions.manifest(organization, model, version);
  }

  /** The bytes of one of the version's files, verified; for export and audit. */
  public byte[] file(
      OrganizationId organization, ModelName model, VersionId version, String fileName) {
    return versions.verified(manifest(organization, model, version), fileName);
  }

  /** The model card of a version, in Markdown. */
  public byte[] card(OrganizationId organization, ModelName model, VersionId version) {
    return file(organization, model, version, StoredFile.CARD);
  }

  /** The version that is meant now; not whether its files are there. */
  public VersionId resolve(ModelReference reference) {
    return resolve(model(reference.organization(), reference.model()), reference.selector());
  }

  /** The version that a selector means by a document. */
  static VersionId resolve(ModelDocument document, Selector selector) {
    if (selector instanceof Selector.ByAlias byAlias) {
      return document
          .version(byAlias.alias())
          .orElseThrow(
              () -> new NotFoundException(NotFoundException.Kind.ALIAS, byAlias.alias().value()));
    }
    VersionId version = ((Selector.ByVersion) selector).version();
    if (document.deletions().containsKey(version)) {
      throw new NotFoundException(NotFoundException.Kind.VERSION, version.value());
    }
    return version;
  }

  /** The version that is meant now, verified and ready to score. */
  public LoadedVersion load(ModelReference reference) {
    return versions.load(
        reference.organization(), reference.model(), resolve(reference), Checksums::isPublished);
  }

  /** A version ready to score, its bytes checked for damage alone; see {@link Checksums}. */
  LoadedVersion loadToServe(OrganizationId organization, ModelName model, VersionId version) {
    return versions.load(organization, model, version, Checksums::isUndamaged);
  }

  /**
   * Stores a new version: its files first, its manifest last, so that one that breaks off was never
   * there. No alias moves.
   */
  public VersionId publish(OrganizationId organization, ModelName model, VersionContent content) {
    return versions.write(organization, model, content, clock.instant());
  }

  /**
   * Points the alias to the version. An alias that points there already is left as it is, and the
   * history gets no entry: asking twice does what asking once does.
   *
   * @throws CorruptVersionException if the version's forest is not what was published
   * @throws ConflictException if the version is marked for deletion
   */
  public ModelDocument promote(
      OrganizationId organization,
      ModelName model,
      VersionId version,
      Alias alias,
      String who,
      String reason) {
    return promote(organization, model, version, alias, who, reason, Fence.none());
  }

  /**
   * As the other, unless the fence is down.
   *
   * @param fence asked between reading what the alias points to and moving it
   */
  public ModelDocument promote(
      OrganizationId organization,
      ModelName model,
      VersionId version,
      Alias alias,
      String who,
      String reason,
      Fence fence) {
    return releases.promote(
        organization, model, version, alias, who, reason, fence, Optional.empty());
  }

  /**
   * As the others, unless the alias points elsewhere by now.
   *
   * @param expected what the alias pointed to when the move was decided; empty: whatever it was
   * @throws ConflictException if the alias points to a third version
   */
  public ModelDocument promote(
      OrganizationId organization,
      ModelName model,
      VersionId version,
      Alias alias,
      String who,
      String reason,
      Optional<VersionId> expected) {
    return releases.promote(
        organization, model, version, alias, who, reason, Fence.none(), expected);
  }

  /**
   * Points {@code champion} back: to the version named, or to the champion before this one.
   * Repeated, it goes further back, and not to and fro.
   *
   * @throws ConflictException if there is none before, or the version is marked for deletion
   */
  public ModelDocument rollback(
      OrganizationId organization,
      ModelName model,
      Optional<VersionId> version,
      String who,
      String reason) {
    return rollback(organization, model, version, who, reason, Optional.empty());
  }

  /**
   * As the other, unless another version is champion by now.
   *
   * @param expected the champion when the move was decided; empty: whichever it was
   * @throws ConflictException also if a third version is champion
   */
  public ModelDocument rollback(
      OrganizationId organization,
      ModelName model,
      Optional<VersionId> version,
      String who,
      String reason,
      Optional<VersionId> expected) {
    return releases.rollback(organization, model, version, who, reason, expected);
  }

  /**
   * Takes an alias away, for example by the older stage word Archived.
   *
   * @throws ConflictException for the champion, which only another can replace
   */
  public ModelDocument removeAlias(
      OrganizationId organization, ModelName model, Alias alias, String who, String reason) {
    return releases.removeAlias(organization, model, alias, who, reason);
  }

  /**
   * Marks a version deleted: it is not served or listed from now on, and {@link #sweep} removes its
   * files once the grace period is over. Until then {@link #restore} brings it back.
   *
   * @throws ConflictException if an alias points to it
   */
  public ModelDocument delete(
      OrganizationId organization,
      ModelName model,
      VersionId version,
      Duration grace,
      String who,
      String reason) {
    return releases.delete(organization, model, version, grace, who, reason);
  }

  /** Takes the mark of a deletion back; does nothing if there is none. */
  public ModelDocument restore(
      OrganizationId organization, ModelName model, VersionId version, String who, String reason) {
    return releases.restore(organization, model, version, who, reason);
  }

  /**
   * Removes the files of versions whose grace period is over, and what publications that broke off
   * more than a day ago left behind.
   *
   * @return the versions that were marked and are gone now
   */
  public List<VersionId> sweep(OrganizationId organization, ModelName model) {
    return releases.sweep(organization, model);
  }

  /**
   * Stores a run, or what has become of it. One that is running is shown as interrupted unless it
   * holds its model's lease (see {@link Leases}).
   */
  public void putRun(Run run) {
    runs.put(run);
  }

  public Run getRun(OrganizationId organization, ModelName model, RunId id) {
    return findRun(organization, model, id).orElseThrow(() -> Runs.notFound(id));
  }

  public Optional<Run> findRun(OrganizationId organization, ModelName model, RunId id) {
    return runs.find(organization, model, id);
  }

  /** The run of whichever model of the organization; one request a model. */
  public Run getRun(OrganizationId organization, RunId id) {
    return models(organization).stream()
        .flatMap(model -> runs.find(organization, model, id).stream())
        .findFirst()
        .orElseThrow(() -> Runs.notFound(id));
  }

  /** The runs of a model, newest first. */
  public Listing<Run> listRuns(OrganizationId organization, ModelName model, PageRequest request) {
    return runs.list(organization, List.of(model), request);
  }

  /** The runs of all models of an organization, newest first. */
  public Listing<Run> listRuns(OrganizationId organization, PageRequest request) {
    return runs.list(organization, models(organization), request);
  }

  /**
   * The runs that a filter lets through, newest first; a page may hold fewer than its limit.
   *
   * @param model of this model only, if given
   */
  public Listing<Run> listRuns(
      OrganizationId organization,
      Optional<ModelName> model,
      RunFilter filter,
      PageRequest request) {
    List<ModelName> models = model.map(List::of).orElseGet(() -> models(organization));
    return runs.list(organization, models, filter, request);
  }
}
