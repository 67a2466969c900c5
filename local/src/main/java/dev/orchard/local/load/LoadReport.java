package dev.orchard.local.load;

import java.time.Duration;
import java.util.SortedMap;

/**
 * What a load test saw.
 *
 * @param requestedRate requests a second that were due
 * @param achievedRate answers a second between the first due time and the last answer
 * @param requests answers and failures counted, without the warm-up
 * @param errors those that were not answered by a 2xx
 * @param errorsByKind how many of each, by status ("HTTP 503") or by what went wrong on the way
 */
public record LoadReport(
    double requestedRate,
    double achievedRate,
    long requests,
    long errors,
    SortedMap<String, Long> errorsByKind,
    Duration p50,
    Duration p90,
    Duration p99,
    Duration p999,
    Duration maximum) {}
