package dev.orchard.serving;

import dev.orchard.registry.CacheConfiguration;
import dev.orchard.registry.ModelCache;
import dev.orchard.registry.ModelRegistry;
import dev.orchard.registry.ObjectStore;
import dev.orchard.registry.ObjectStores;
import dev.orchard.registry.StoreLocation;
import dev.orchard.web.WebSettings;
import dev.orchard.web.configuration.Configuration;
import dev.orchard.web.observation.JsonLog;
import dev.orchard.web.observation.Metrics;
import java.time.Clock;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * What the functions of one process are wired from: configuration, store, registry, cache, metrics
 * and log. Everything is made here, once, and handed on by constructors.
 *
 * <p>A host constructs functions by their constructor without arguments. That is why there is one
 * installation a process, made from the environment when the first function asks for it, unless
 * {@link #useInProcess} was called before. Nothing else here is static.
 */
public final class Installation implements AutoCloseable {
  /** Refreshes wait for storage, not for a processor. */
  private static final int REFRESH_THREADS = 2;

  private static Installation ofProcess;

  private final Configuration configuration;
  private final Clock clock;
  private final JsonLog log;
  private final Metrics metrics;
  private final ObjectStore store;
  private final ModelRegistry registry;
  private final ExecutorService refresher;
  private final ModelCache cache;
  private final WebSettings webSettings;

  private Installation(Configuration configuration, JsonLog log, ObjectStore store, Clock clock) {
    this.configuration = configuration;
    this.clock = clock;
    this.log = log;
    this.metrics = new Metrics();
    this.store = store;
    this.registry = new ModelRegistry(store, clock);
    this.refresher = Executors.newFixedThreadPool(REFRESH_THREADS, Installation::refreshThread);
    CacheObserver observer = new CacheObserver(log, metrics);
    this.cache =
        new ModelCache(
            registry,
            new CacheConfiguration(
                configuration.cacheModels(),
                configuration.cacheBytes(),
                configuration.cacheRefresh()),
            clock,
            refresher,
            observer);
    observer.showStatus(cache::status);
    this.webSettings = WebSettings.of(configuration, log, metrics, clock);
  }

  /**
   * The installation of this process, made from the environment when it is first asked for.
   *
   * @throws dev.orchard.web.configuration.ConfigurationException with every mistake in it
   */
  public static synchronized Installation ofProcess() {
    if (ofProcess == null) {
      Configuration configuration = Configuration.ofProcess();
      JsonLog log =
          JsonLog.toStandardOutput(configuration.logLevel(), configuration.googleCloudProject());
      log.replaceRootHandlers();
      ofProcess = open(configuration, log);
    }
    return ofProcess;
  }

  /** Lets the functions that are constructed from now on be wired from this installation. */
  public static synchronized void useInProcess(Installation installation) {
    ofProcess = installation;
  }

  /** An installation on the store that the configuration names. */
  public static Installation open(Configuration configuration, JsonLog log) {
    return open(configuration, log, storeOf(configuration), Clock.systemUTC());
  }

  /** An installation on a store that is open already, and that it will close. */
  public static Installation open(
      Configuration configuration, JsonLog log, ObjectStore store, Clock clock) {
    return new Installation(configuration, log, store, clock);
  }

  private static ObjectStore storeOf(Configuration configuration) {
    return ObjectStores.open(
        StoreLocation.parse(configuration.store(), configuration.storageEndpoint()));
  }

  private static Thread refreshThread(Runnable task) {
    Thread thread = new Thread(task, "orchard-refresh");
    // A host that ends must not wait for a refresh that nobody will see.
    thread.setDaemon(true);
    return thread;
  }

  public Configuration configuration() {
    return configuration;
  }

  public Clock clock() {
    return clock;
  }

  public JsonLog log() {
    return log;
  }

  public Metrics metrics() {
    return metrics;
  }

  public ObjectStore store() {
    return store;
  }

  public ModelRegistry registry() {
    return registry;
  }

  public ModelCache cache() {
    return cache;
  }

  /** Limits, tokens, log and metrics for a function's web application. */
  public WebSettings webSettings() {
    return webSettings;
  }

  /** Whom a request is for that does not say. */
  public RequestDefaults requestDefaults() {
    return RequestDefaults.of(configuration);
  }

  /** Ends background work and gives back what the store holds open. */
  @Override
  public void close() {
    refresher.shutdownNow();
    cache.close();
    store.close();
  }
}
