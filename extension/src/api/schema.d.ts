// Generated from functions/openapi.yaml by `npm run generate`; do not edit.
export interface paths {
    "/predict": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Predict for one row
         * @description Features come by name or, in the order of the model's schema, by position. A missing feature follows its policy (allowed, a default, or refused). Categories that training has not seen and numbers outside their range give warnings, not errors.
         *
         *     `explain` adds what each feature contributed: exact SHAP values of the model's margin (a regression's prediction; a classification's score before link and calibration), largest first. `baseline_value`, the contributions and `explanation.remaining_contribution` add up to `explanation.margin`. Of two classes the positive one is explained, of more the predicted one. For classes `probability_contribution` says the same on the scale people read: the contributions times the one factor that makes them add up from `baseline_probability` to the calibrated probability. It is left out where margin and probability moved in opposite directions. A version that does not know how many training rows reached its nodes cannot be explained (422). `counterfactual` adds what a single feature would have to be for another recommended action.
         */
        post: operations["predict"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/batch_predict": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Predict for many rows
         * @description A record that does not fit gets an `error` in its place and never spoils its neighbours. JSON is taken whole, up to 8 MiB; NDJSON (a record a line) and CSV (a header that names the features, in any order, and optionally `context`) are streamed both ways in constant memory, and take model and options from the query. A streamed answer begins before the request is read to its end: read while sending. `Accept` may ask for another of the three formats than was sent. CSV tells less than JSON: no `probabilities` and no `class_set`. Lines are at most 1 MiB. What is wrong with the whole request (no records, an unknown model, a bad header line) is a problem.
         */
        post: operations["batchPredict"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/bigquery_predict": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Predict for the calls of a BigQuery remote function
         * @description The protocol of [remote functions](https://cloud.google.com/bigquery/docs/remote-functions), also answered at the function's own address. Each call has an argument a feature, in the order of the schema: FLOAT64 for numbers, STRING for categories, BOOL for booleans; the function returns JSON. NULL and NaN are missing values; whole numbers and exact decimals may come as strings. The context that the function was created with names `model`, `org_id`, `version` or `alias`, and perhaps `confidence_level` and `explain`; its values are strings. A call that does not fit gets an `error` as its reply and does not end the query; calls with other arguments than the model has do. What would fail again is answered with 400; BigQuery tries 429, 500, 503 and 504 again. Name a `version` if all rows of a long query must have the same.
         */
        post: operations["bigqueryPredict"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/info": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What answers, by default the champion of the default model
         * @description The Looker ML predictor's answer, and what a form for the features needs.
         */
        get: operations["info"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/models": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The models of an organization, by name
         * @description The default organization's list may be empty; another one of which nothing is stored is unknown.
         */
        get: operations["listModels"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/models/{name}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A model, its champion and its latest moves */
        get: operations["describeModel"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/models/{name}/versions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The versions of a model, newest first
         * @description Versions marked for deletion are left out.
         */
        get: operations["listVersions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/models/{name}/versions/{version}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The manifest of a version
         * @description Everything known of a version, as it is stored. A version never changes; its `ETag` makes asking again cheap.
         */
        get: operations["describeVersion"];
        put?: never;
        post?: never;
        /**
         * Delete a version that no alias points to
         * @description The version is neither listed nor served from now on; its files go once the grace period is over (`ORCHARD_DELETE_GRACE_HOURS`). Asking again changes nothing. `reason` and `org_id` may stand in the query or in a JSON body.
         */
        delete: operations["deleteVersion"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/models/{name}/versions/{version}/restore": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Bring a deleted version back
         * @description Takes a deletion back while its grace period lasts (`ORCHARD_DELETE_GRACE_HOURS`). A version that was not deleted stays as it is. `reason` and `org_id` may stand in the query or in a JSON body.
         */
        post: operations["restoreVersion"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/models/{name}/versions/{version}/card": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The model card of a version
         * @description What it is for, what it was trained on, how good it is and what it must not be used for, for people.
         */
        get: operations["modelCard"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/models/{name}/feature-importance": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * How much each feature matters to the champion
         * @description Measured when the version was made, on its trees and on held-out rows. Older versions tell the importance alone.
         */
        get: operations["featureImportance"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/models/{name}/promote": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Point an alias to a version
         * @description The version's files are verified first. Without `alias` or `stage` the champion is meant. Asking twice does what asking once does. The stage `Archived` takes every alias but the champion's away.
         */
        post: operations["promote"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/models/{name}/rollback": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Let an earlier champion serve again
         * @description Without a version, the champion before this one; repeated, it goes further back and not to and fro. The body may be left out.
         */
        post: operations["rollback"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/train": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Train a model from its spec
         * @description Begins a run and answers with it at once (202); with `wait` answers with the run as it ended (200), or with the run under way (202) if the time limit comes first. The new version becomes champion if there was none or it passes the spec's gate; otherwise the run has `lost` and its version stays to be looked at. A model is trained once at a time, by whichever process: who asks while it is gets the run under way, with `already_running`, and may `wait` for it. At most 16 trainings wait in one process. A scheduler should `wait`, and so should every caller on Cloud Run: there an instance may get no processor once it has answered.
         */
        post: operations["train"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/runs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Runs, newest first
         * @description All filters given must hold. At most 1,000 runs are read for one answer: a page may hold fewer runs than its limit, or none, though `next_page_token` says that more follow. A run whose process died is shown as interrupted once it has been silent for ORCHARD_TRAINING_LEASE_SECONDS.
         */
        get: operations["listRuns"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/runs/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One run */
        get: operations["describeRun"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/runs/{id}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Stop a training
         * @description The process that trains learns of it through the store, within a sixth of ORCHARD_TRAINING_LEASE_SECONDS, and ends the run as interrupted; nothing is published or promoted. Follow the run until it has ended.
         */
        post: operations["cancelRun"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/session": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Open a session for a user
         * @description For a server that keeps an API key and vouches for its users, such as Looker's: the key goes no further than here, and the browser gets a signed token that ends by itself, after 15 minutes unless configured otherwise. It is for one organization, the roles named (without them all but `session` that the key has) and this user, whose id stands in logs and in the history of models as `key/user`, and by whom rates are limited. Ask for the next one after `renew_after`; a session opens none.
         */
        post: operations["openSession"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/health": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Whether this instance can serve, and how
         * @description 200 while predictions can be served, be it from memory while storage fails; 503 otherwise. Asking loads the default model. Of organizations other than the default one nothing is named.
         */
        get: operations["health"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/health/live": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Whether the process answers */
        get: operations["live"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/health/ready": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Whether predictions can be served
         * @description Loads the default model if need be, so that a fresh instance becomes ready by being asked.
         */
        get: operations["ready"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/metrics": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Metrics for Prometheus
         * @description `ml_predictions_total`, `ml_prediction_latency_seconds`, `ml_model_training_total`, `http_requests_total` and the cache's `ml_model_cache_*`, of this instance. Every function answers here and counts what it has done itself, so deployed one by one they are scraped one by one. Labels name models of all organizations: the token must be one for all of them (`*`).
         */
        get: operations["metrics"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/openapi.yaml": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** This document */
        get: operations["contract"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/docs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * This document, to browse
         * @description Loads nothing from elsewhere.
         */
        get: operations["docs"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/docs/{file}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What the page is made of */
        get: operations["docsFile"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/predict": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Predict for one lead
         * @description A class is 1 (the positive one) or 0, `conversion_probability` the calibrated probability of 1. Takes what `/predict` takes.
         */
        post: operations["leadScoringPredict"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/batch_predict": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Predict for many leads
         * @description As `/batch_predict` in JSON and NDJSON, each record in this dialect. CSV is the same in both.
         */
        post: operations["leadScoringBatchPredict"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/model/train": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Train and wait
         * @description Answers when the training has ended; with the run under way (202) if the time limit comes first. A training that ends without a version is 422 with the reason.
         */
        post: operations["leadScoringTrain"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/model/info": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The active version */
        get: operations["leadScoringInfo"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/model/versions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Versions, newest first */
        get: operations["leadScoringVersions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/model/feature-importance": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How much each feature matters */
        get: operations["leadScoringFeatureImportance"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/model/rollback": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Let an earlier version serve again */
        post: operations["leadScoringRollback"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        Name: string;
        /** @description The UTC second it was made, with -02, -03 … when several fall into one */
        VersionId: string;
        /**
         * @description The probability with which the interval holds the true value, or the class_set the true class
         * @default 0.9
         */
        ConfidenceLevel: number;
        /** @description How long the client waits, milliseconds; the server's own limit if that is less */
        Timeout: number;
        Probability: number;
        /** Format: date-time */
        Time: string;
        /** @description What points where */
        Aliases: {
            [key: string]: components["schemas"]["VersionId"];
        };
        /** @description Of the held-out rows. Classification: roc_auc, pr_auc, accuracy, precision, recall, f1_score, log_loss, brier_score, calibration_error; with more than two classes precision, recall, f1_score and the areas are means over the classes. Regression: r2, rmse, mae (both in the label's unit), mape (a share; rows whose label is 0 are left out). What is undefined is left out or null */
        Metrics: {
            [key: string]: number | null;
        };
        FeatureValue: number | string | boolean | null;
        /** @description By name, or by position in the order of the model's schema */
        Features: {
            [key: string]: components["schemas"]["FeatureValue"];
        } | components["schemas"]["FeatureValue"][];
        /** @description Anything; given back with the answer */
        Context: unknown;
        PredictionRequest: {
            org_id?: components["schemas"]["Name"];
            model?: components["schemas"]["Name"];
            version?: components["schemas"]["VersionId"];
            /** @description Instead of a version; champion if neither is named. Production and Staging mean champion and challenger */
            alias?: string;
            features: components["schemas"]["Features"];
            context?: components["schemas"]["Context"];
            explain?: components["schemas"]["Explain"];
            counterfactual?: components["schemas"]["CounterfactualRequest"];
            confidence_level?: components["schemas"]["ConfidenceLevel"];
            timeout_ms?: components["schemas"]["Timeout"];
        };
        /** @description Whether to tell what each feature contributed. true: all of them; a number: so many; an object: so many, and pairs of features that do something together */
        Explain: (boolean | null) | number | {
            top?: boolean | number;
            /** @description How many pairs; true: 10. For models of at most 512 features */
            interactions?: boolean | number;
        };
        CounterfactualRequest: {
            /** @description The features that can be changed */
            features: string[];
            /** @description A recommended action or a class, or a bound of the predicted number or of the positive class's probability. Without one any other recommended action, or without actions any other class */
            target?: string | {
                at_least: number;
            } | {
                at_most: number;
            };
        };
        /** @description Largest first */
        Contributions: {
            feature: string;
            value: components["schemas"]["FeatureValue"];
            /** @description To the margin */
            contribution: number;
            /** @description To the probability, rescaled; classes only */
            probability_contribution?: number;
        }[];
        /** @description Only if asked for */
        Explained: {
            feature_contributions?: components["schemas"]["Contributions"];
            /** @description The margin expected of a row of which nothing is known */
            baseline_value?: number;
            explanation?: components["schemas"]["Explanation"];
        };
        Explanation: {
            /**
             * @description Of contributions and baseline_value
             * @constant
             */
            scale: "margin";
            /** @description Which class's margin is explained */
            class?: string;
            /** @description baseline_value, contributions and remaining_contribution, added up */
            margin: number;
            /** @description The sum of the contributions left out */
            remaining_contribution: number;
            probability_scale?: {
                /**
                 * @description How probability_contribution is made of contribution
                 * @constant
                 */
                method: "rescaled";
                baseline_probability: components["schemas"]["Probability"];
                probability: components["schemas"]["Probability"];
            };
            /** @description What pairs of features do together beyond what each does alone, largest first; half of it is part of each one's contribution */
            interactions?: {
                features: string[];
                contribution: number;
            }[];
        };
        Counterfactual: {
            /** @description Whether every change was tried; otherwise all up to some distance were */
            complete: boolean;
            /** @description For each feature that can do it alone the smallest change, the smallest first. None where the row is answered so as it is */
            changes: {
                feature: string;
                from: components["schemas"]["FeatureValue"];
                /** @description Within the range of the spec, or else of the training; a number has few decimals where that is at most a hundredth of a standard deviation further */
                to: components["schemas"]["FeatureValue"];
                /** @description Of a number: in standard deviations in training, a missing one taken to be average. Of a category or boolean: 1 */
                distance: number;
                /** @description Of the changed row */
                prediction?: unknown;
                probability?: components["schemas"]["Probability"];
                recommended_action?: string;
            }[];
        };
        BatchRequest: {
            org_id?: components["schemas"]["Name"];
            model?: components["schemas"]["Name"];
            version?: components["schemas"]["VersionId"];
            alias?: string;
            records: unknown[];
            explain?: components["schemas"]["Explain"];
            confidence_level?: components["schemas"]["ConfidenceLevel"];
            timeout_ms?: components["schemas"]["Timeout"];
        };
        BatchRecord: {
            features: components["schemas"]["Features"];
            context?: components["schemas"]["Context"];
        };
        /** @description Holds the true value with this probability (split conformal prediction), in the label's unit */
        Interval: {
            lower: number;
            upper: number;
            confidence_level: components["schemas"]["ConfidenceLevel"];
        };
        Warnings: {
            /**
             * @description Not in the training data; outside the spec's range; inside it but outside what training has seen
             * @enum {unknown}
             */
            code: "unseen_category" | "out_of_range" | "outside_training_range";
            feature: string;
            message: string;
        }[];
        NumberOutcome: {
            /** @description In the label's unit */
            prediction: number | null;
            /** @description See Confidence above; null if the version has no intervals */
            confidence: number | null;
            interval?: components["schemas"]["Interval"];
            /** @description By the thresholds of the spec */
            recommended_action?: string;
        };
        ClassOutcome: {
            /** @description The most probable class */
            prediction: string;
            /** @description Of the positive class, calibrated; absent without one */
            probability?: components["schemas"]["Probability"];
            /** @description Of each class, calibrated, summing to 1 */
            probabilities: {
                [key: string]: components["schemas"]["Probability"];
            };
            /** @description Of the class returned */
            confidence: components["schemas"]["Probability"];
            /** @description The classes that the row may have: its true class is among them with at least the probability confidence_level, whatever that class is. Several where the model cannot tell, none where the row is unlike the rows of every class */
            class_set?: {
                classes: string[];
                confidence_level: components["schemas"]["ConfidenceLevel"];
            };
            /** @description By the thresholds of the spec */
            recommended_action?: string;
        };
        ModelSaid: {
            model: components["schemas"]["Name"];
            model_version: components["schemas"]["VersionId"];
            /** @description For people: RandomForestRegressor, RandomForestClassifier */
            model_type: string;
            feature_count: number;
        };
        Prediction: {
            counterfactual?: components["schemas"]["Counterfactual"];
            /** @description As sent */
            input_features: components["schemas"]["Features"];
            context?: components["schemas"]["Context"];
            warnings?: components["schemas"]["Warnings"];
        } & ((components["schemas"]["NumberOutcome"] | components["schemas"]["ClassOutcome"]) & components["schemas"]["ModelSaid"] & components["schemas"]["Explained"]);
        RecordAnswer: ({
            input_features: components["schemas"]["Features"];
            context?: components["schemas"]["Context"];
            warnings?: components["schemas"]["Warnings"];
        } & ((components["schemas"]["NumberOutcome"] | components["schemas"]["ClassOutcome"]) & components["schemas"]["Explained"])) | components["schemas"]["FailedRecord"];
        RemoteRequest: {
            requestId?: string;
            /** @description The query's job; it goes to the log */
            caller?: string;
            sessionUser?: string;
            userDefinedContext?: {
                model?: components["schemas"]["Name"];
                org_id?: components["schemas"]["Name"];
                version?: components["schemas"]["VersionId"];
                alias?: string;
                confidence_level?: string;
                timeout_ms?: string;
                explain?: string;
            };
            calls: (number | string | boolean | null)[][];
        };
        RemoteReplies: {
            replies: (({
                warnings?: components["schemas"]["Warnings"];
                model_version: components["schemas"]["VersionId"];
            } & ((components["schemas"]["NumberOutcome"] | components["schemas"]["ClassOutcome"]) & components["schemas"]["Explained"])) | {
                error: {
                    type: string;
                    detail: string;
                };
            })[];
        };
        FailedRecord: {
            /** @description As sent; absent if there were none to be read */
            input_features?: unknown;
            context?: components["schemas"]["Context"];
            error: {
                type: string;
                detail: string;
                violations?: components["schemas"]["Violations"];
            };
        };
        BatchAnswer: {
            predictions: components["schemas"]["RecordAnswer"][];
            record_count: number;
            error_count: number;
        } & components["schemas"]["ModelSaid"];
        LeadOutcome: {
            /** @description 1 or 0; the number of a regression; the class where none is positive */
            prediction: number | string | null;
            conversion_probability?: components["schemas"]["Probability"];
            confidence: number | null;
            recommended_action?: string;
            /** @description Empty if none was computed: explain is false, the version cannot be explained, or a batch did not ask */
            feature_contributions: components["schemas"]["Contributions"];
            baseline_value?: number;
            explanation?: components["schemas"]["Explanation"];
            warnings?: components["schemas"]["Warnings"];
        };
        LeadPrediction: {
            model_version: components["schemas"]["VersionId"];
            counterfactual?: components["schemas"]["Counterfactual"];
        } & components["schemas"]["LeadOutcome"];
        LeadRecordAnswer: components["schemas"]["LeadOutcome"] | components["schemas"]["FailedRecord"];
        LeadBatchAnswer: {
            predictions: components["schemas"]["LeadRecordAnswer"][];
            record_count: number;
            error_count: number;
        } & components["schemas"]["ModelSaid"];
        LeadTrained: {
            /** @constant */
            status: "success";
            org_id: components["schemas"]["Name"];
            version: components["schemas"]["VersionId"];
            metrics: components["schemas"]["Metrics"];
            /** @description Rows of the source */
            training_data_size: number;
            /** @description Whether it became champion */
            activated: boolean;
            /** @description Why */
            message: string;
        };
        LeadInfo: {
            org_id: components["schemas"]["Name"];
            version: components["schemas"]["VersionId"];
            /** @description When it last became champion */
            activated_at?: components["schemas"]["Time"];
            metrics: components["schemas"]["Metrics"];
            feature_names: string[];
            training_data_size: number;
        };
        LeadVersionList: {
            versions: {
                version: components["schemas"]["VersionId"];
                is_active: boolean;
                created_at: components["schemas"]["Time"];
                metrics: components["schemas"]["Metrics"];
            }[];
        };
        FeatureDescription: {
            name: string;
            /** @enum {unknown} */
            type: "number" | "category" | "boolean";
            description?: string;
            /**
             * @description What becomes of a missing value
             * @enum {unknown}
             */
            missing: "allow" | "default" | "refuse";
            default?: components["schemas"]["FeatureValue"];
            /** @description The spec's; below it a warning */
            min?: number;
            /** @description The spec's; above it a warning */
            max?: number;
            /** @description The least that training has seen */
            training_min?: number | null;
            /** @description The most that training has seen */
            training_max?: number | null;
            /** @description The categories that training has seen */
            values?: string[];
            /** @description How many there are; at most 200 are listed */
            value_count?: number;
        };
        VersionDescription: {
            task: components["schemas"]["Task"];
            model_type: string;
            description: string;
            label: {
                name: string;
                /** @description The class whose probability is told */
                positive?: string;
                unit?: string;
            };
            /** @description Trees */
            n_estimators: number;
            feature_count: number;
            /** @description In the order of positional requests */
            feature_names: string[];
            features: components["schemas"]["FeatureDescription"][];
            metrics: components["schemas"]["Metrics"];
        };
        /** @enum {unknown} */
        Task: "regression" | "classification" | "forecast";
        Info: {
            org_id: components["schemas"]["Name"];
            model: components["schemas"]["Name"];
            version: components["schemas"]["VersionId"];
            aliases: components["schemas"]["Name"][];
            created_at: components["schemas"]["Time"];
            /** @description Rows of the source, held-out ones included */
            training_data_size: number;
        } & components["schemas"]["VersionDescription"];
        ModelList: {
            org_id: components["schemas"]["Name"];
            models: {
                name: components["schemas"]["Name"];
                champion?: components["schemas"]["VersionId"];
                aliases: components["schemas"]["Aliases"];
            }[];
            next_page_token?: string;
        };
        ModelDescription: {
            org_id: components["schemas"]["Name"];
            name: components["schemas"]["Name"];
            champion?: components["schemas"]["VersionId"];
            aliases: components["schemas"]["Aliases"];
            /** @description The last 100 moves, newest first */
            history: {
                at: components["schemas"]["Time"];
                who: string;
                /** @enum {unknown} */
                action: "promote" | "rollback" | "remove_alias" | "delete" | "restore";
                alias?: components["schemas"]["Name"];
                from?: components["schemas"]["VersionId"];
                to?: components["schemas"]["VersionId"];
                reason: string;
            }[];
            task?: components["schemas"]["Task"];
            model_type?: string;
            description?: string;
            label?: {
                name: string;
                /** @description The class whose probability is told */
                positive?: string;
                unit?: string;
            };
            /** @description Trees */
            n_estimators?: number;
            feature_count?: number;
            /** @description In the order of positional requests */
            feature_names?: string[];
            features?: components["schemas"]["FeatureDescription"][];
            metrics?: components["schemas"]["Metrics"];
        };
        VersionList: {
            org_id: components["schemas"]["Name"];
            model: components["schemas"]["Name"];
            versions: {
                version: components["schemas"]["VersionId"];
                /** @description Whether it is the champion */
                is_active: boolean;
                created_at: components["schemas"]["Time"];
                aliases: components["schemas"]["Name"][];
                model_type: string;
                metrics: components["schemas"]["Metrics"];
            }[];
            next_page_token?: string;
        };
        /** @description The share of what all splits bettered the training objective by */
        ImportanceGain: number;
        /** @description How many splits ask for the feature */
        ImportanceSplits: number;
        /** @description The share of the training rows that splits by the feature parted, a row for every split */
        ImportanceCover: number;
        /** @description By how much the mean squared error on held-out rows grows when the values are shuffled */
        ImportancePermutation: number;
        /** @description The mean size of the contributions to the margin over a sample of held-out rows; of several classes those to each added up */
        ImportanceContribution: number;
        FeatureImportance: {
            features: {
                feature: string;
                /** @description The share of the gain */
                importance: components["schemas"]["Probability"];
                gain?: components["schemas"]["ImportanceGain"];
                split_count?: components["schemas"]["ImportanceSplits"];
                cover?: components["schemas"]["ImportanceCover"];
                permutation?: components["schemas"]["ImportancePermutation"];
                mean_absolute_contribution?: components["schemas"]["ImportanceContribution"];
                /** @description By importance or the measure asked for */
                rank: number;
            }[];
            model_version: components["schemas"]["VersionId"];
        };
        Manifest: {
            /** @constant */
            format_version: 1;
            org_id: components["schemas"]["Name"];
            model: components["schemas"]["Name"];
            version: components["schemas"]["VersionId"];
            created_at: components["schemas"]["Time"];
            task: components["schemas"]["Task"];
            model_type: string;
            description: string;
            trees: number;
            label: {
                name: string;
                positive?: string;
                description: string;
                unit: string;
            };
            /** @description The schema, in order */
            features: {
                name: string;
                /** @enum {unknown} */
                type: "number" | "category" | "boolean";
                description?: string;
                unit?: string;
                min?: number;
                max?: number;
                values?: string[];
                /** @enum {unknown} */
                missing: "allow" | "default" | "refuse";
                default?: components["schemas"]["FeatureValue"];
            }[];
            /** @description What training learned of each feature; a category's code is its place in the list, ordered by the mean label */
            encoder: {
                feature: string;
                unseen_code?: number;
                categories?: string[];
                training_min?: number;
                training_max?: number;
            }[];
            classes?: {
                names: string[];
                /** @description Its place in the names */
                positive?: number;
            };
            calibration: {
                /** @enum {unknown} */
                method: "none" | "platt" | "isotonic";
                slope?: number;
                intercept?: number;
                scores?: number[];
                probabilities?: components["schemas"]["Probability"][];
                /** @enum {unknown} */
                calibrated_on: "held-out" | "out-of-bag" | "validation" | "none";
            };
            /** @description Half-widths for the levels 50 %, 51 % … 99 %: as multiples of the spread at the prediction, or without a spread in the label's unit */
            intervals?: {
                sample_size: number;
                half_widths: number[];
                /** @description How far labels usually lie from a prediction; linear between these knots, flat outside */
                spread?: {
                    /** @description Rising */
                    predictions: number[];
                    spreads: number[];
                };
            };
            class_sets?: {
                /** @description For each class, the score before calibration that puts it into the set at the levels 50 %, 51 % … 99 % */
                least_scores: components["schemas"]["Probability"][][];
            };
            /** @description Of the training rows, in the label's unit */
            label_range?: {
                percentile_5: number;
                percentile_95: number;
            };
            actions: {
                at_least?: number;
                name: string;
            }[];
            metrics: components["schemas"]["Metrics"];
            importances: {
                feature: string;
                importance: components["schemas"]["Probability"];
                gain?: components["schemas"]["ImportanceGain"];
                split_count?: components["schemas"]["ImportanceSplits"];
                cover?: components["schemas"]["ImportanceCover"];
                permutation?: components["schemas"]["ImportancePermutation"];
                mean_absolute_contribution?: components["schemas"]["ImportanceContribution"];
            }[];
            evaluation?: components["schemas"]["Evaluation"];
            /** @description Where it comes from */
            lineage: {
                run: components["schemas"]["Name"];
                spec_file: string;
                /** @description The YAML as it was */
                spec: string;
                query: string;
                query_parameters: components["schemas"]["Texts"];
                rows: number;
                training_rows: number;
                test_rows: number;
                data_fingerprint: string;
                code_version: string;
                trained_at: components["schemas"]["Time"];
                training_milliseconds: number;
                trained_by: string;
                parameters: components["schemas"]["Texts"];
            };
            /** @description How features and label were distributed in training */
            baseline: {
                features: components["schemas"]["Baseline"][];
                label: components["schemas"]["Baseline"];
                /** @description Of the held-out rows; of the probability of the positive class where there is one */
                prediction?: components["schemas"]["Baseline"];
            };
            files: {
                name: string;
                /** @description Bytes */
                length: number;
                sha256: string;
                /** @description What serving checks; older manifests have none */
                crc32?: string;
            }[];
        };
        Baseline: {
            name: string;
            count: number;
            missing_share: components["schemas"]["Probability"];
            mean?: number | null;
            standard_deviation?: number | null;
            /** @description Of the histogram's bins */
            edges?: number[];
            /** @description Of each bin */
            shares?: components["schemas"]["Probability"][];
            categories?: {
                [key: string]: components["schemas"]["Probability"];
            };
        };
        /** @description What the held-out rows said beside the metrics */
        Evaluation: {
            /** @description How the rows were held out */
            split: string;
            /** @description Bootstrap resamples of the held-out rows behind the bounds */
            resamples: number;
            /** @description Between which values each metric lies in 95 % of the resamples */
            bounds: {
                [key: string]: {
                    lower: number;
                    upper: number;
                };
            };
            confusion_matrix?: {
                classes: string[];
                /** @description For each true class, how often each class was predicted */
                counts: number[][];
            };
            /** @description Of two classes, from the highest threshold to the lowest */
            roc_curve: {
                threshold: components["schemas"]["Probability"];
                false_positive_rate: components["schemas"]["Probability"];
                true_positive_rate: components["schemas"]["Probability"];
            }[];
            /** @description Of the positive class, or with more than two classes of the predicted one */
            calibration_curve: {
                /** @description Mean of the probabilities given */
                predicted: components["schemas"]["Probability"];
                /** @description Share for which it came true */
                observed: components["schemas"]["Probability"];
                rows: number;
            }[];
            /** @description The cross-fitted log loss of each calibration that was tried */
            calibration_losses: {
                [key: string]: number;
            };
            coverage: {
                confidence_level: components["schemas"]["ConfidenceLevel"];
                /** @description How often the interval or set held the truth */
                coverage: components["schemas"]["Probability"];
                /** @description Mean width of the intervals, or number of classes in the sets */
                mean_size: number;
            }[];
            notes: string[];
            /** @description What to know before relying on the version */
            warnings: string[];
        };
        Texts: {
            [key: string]: string;
        };
        PromoteRequest: {
            org_id?: components["schemas"]["Name"];
            version: components["schemas"]["VersionId"];
            /** @description champion if neither alias nor stage is named */
            alias?: components["schemas"]["Name"];
            /**
             * @description Instead of an alias
             * @enum {unknown}
             */
            stage?: "Production" | "Staging" | "Archived";
            /** @description Where the alias pointed when this was decided; 409 if it points to a third version by now */
            expected_version?: components["schemas"]["VersionId"];
            /** @description For the history */
            reason?: string;
        };
        RollbackRequest: {
            org_id?: components["schemas"]["Name"];
            version?: components["schemas"]["VersionId"];
            /** @description The champion when this was decided; 409 if another one serves by now */
            expected_version?: components["schemas"]["VersionId"];
            /** @description For the history */
            reason?: string;
        };
        Moved: {
            /** @constant */
            status: "success";
            org_id: components["schemas"]["Name"];
            model: components["schemas"]["Name"];
            version: components["schemas"]["VersionId"];
            /** @description All that point to the version now */
            aliases: components["schemas"]["Name"][];
            /** @description Where the alias pointed before */
            previous_version?: components["schemas"]["VersionId"];
            message: string;
        };
        Deleted: {
            /** @constant */
            status: "success";
            org_id: components["schemas"]["Name"];
            model: components["schemas"]["Name"];
            version: components["schemas"]["VersionId"];
            /** @description Until then it can be brought back; absent if it is not deleted */
            removed_after?: components["schemas"]["Time"];
        };
        TrainRequest: {
            org_id?: components["schemas"]["Name"];
            model?: components["schemas"]["Name"];
            /** @default false */
            wait: boolean;
        };
        /** @enum {unknown} */
        SessionRole: "predict" | "read" | "release" | "train";
        SessionRequest: {
            /** @description The user's id where the caller knows it, such as in Looker */
            user: string;
            /** @description Without it the key's only organization, or else the default */
            org_id?: components["schemas"]["Name"];
            /** @description None that the key lacks; without them all that it has but `session` */
            roles?: components["schemas"]["SessionRole"][];
        };
        Session: {
            /** @description To be sent as `Authorization: Bearer …` */
            token: string;
            /** @constant */
            token_type: "Bearer";
            /** Format: date-time */
            expires_at: string;
            /**
             * Format: date-time
             * @description When to ask for the next; four fifths of its time
             */
            renew_after: string;
            /** @description Seconds, for those whose clock is wrong */
            expires_in: number;
            org_id: components["schemas"]["Name"];
            roles: components["schemas"]["SessionRole"][];
            user: string;
        };
        RunMembers: {
            run: components["schemas"]["Name"];
            org_id: components["schemas"]["Name"];
            model: components["schemas"]["Name"];
            /**
             * @description succeeded, its version became champion; lost, its version did not pass the gate; tried, a trial of a search, without a version
             * @enum {unknown}
             */
            status: "running" | "succeeded" | "lost" | "failed" | "tried" | "interrupted";
            started: components["schemas"]["Time"];
            finished?: components["schemas"]["Time"];
            /** @description Share of the work done */
            progress: components["schemas"]["Probability"];
            /** @description What was being done when the run last told; stored about every five seconds */
            activity?: {
                /** @description In words for people, such as growing trees */
                phase: string;
                /** @description How much of the phase */
                done: number;
                /** @description How much there is; absent while nobody knows */
                total?: number;
                trees_grown?: number;
                message: string;
                at: components["schemas"]["Time"];
            };
            version?: components["schemas"]["VersionId"];
            parameters: components["schemas"]["Texts"];
            /** @description Words of the spec; `experiment` and `dataset` group runs for comparison */
            tags?: components["schemas"]["Texts"];
            /** @description SHA-256 of the rows that were read */
            data_fingerprint?: string;
            /** @description About data and model: suspected leaks, few positives, ids */
            warnings?: string[];
            /** @description In the answer about one run only */
            spec_file?: string;
            /** @description The YAML it was started with, as it was; in the answer about one run only */
            spec?: string;
            /** @description How long it took, or has taken by now */
            elapsed_seconds?: number;
            metrics: components["schemas"]["Metrics"];
            /** @description What came of it, for people; empty while running */
            outcome: string;
            /** @description Why it failed */
            error?: string;
        };
        Run: components["schemas"]["RunMembers"];
        BegunRun: {
            location: string;
            /** @description Whether somebody else had begun the run before */
            already_running: boolean;
        } & components["schemas"]["RunMembers"];
        RunList: {
            runs: components["schemas"]["Run"][];
            next_page_token?: string;
        };
        Health: {
            /** @enum {unknown} */
            status: "healthy" | "unhealthy";
            /** @description Whether any version is held */
            model_loaded: boolean;
            timestamp: components["schemas"]["Time"];
            /** @description Of the default model */
            model_version?: components["schemas"]["VersionId"];
            /** @constant */
            live: true;
            ready: boolean;
            /** @description Why it is not ready */
            reason?: string;
            storage: {
                /** @enum {unknown} */
                state: "ok" | "failing";
                failing_since?: components["schemas"]["Time"];
                failure?: string;
            };
            cache: {
                versions: number;
                bytes: number;
                /** @description Of the default organization */
                models: {
                    model: components["schemas"]["Name"];
                    /** @description The alias or version asked for */
                    selector: string;
                    version: components["schemas"]["VersionId"];
                    loaded_at: components["schemas"]["Time"];
                    refreshed_at: components["schemas"]["Time"];
                    refresh_age_seconds: number;
                    /** @description Whether refreshing fails */
                    stale: boolean;
                }[];
            };
        };
        Readiness: {
            /** @constant */
            live: true;
            ready: boolean;
            reason?: string;
        };
        Violations: {
            /** @description A JSON path, or query.… or header.… */
            path: string;
            expected: string;
            actual: string;
        }[];
        /** @description RFC 9457. Kinds are told apart by `type` */
        Problem: {
            type: string;
            title: string;
            status: number;
            /** @description What happened this time */
            detail: string;
            /** @description As in X-Request-Id */
            request_id: string;
            violations?: components["schemas"]["Violations"];
            /** @description How many more there are */
            violations_omitted?: number;
            /** @description The detail in at most 1,000 bytes, where BigQuery asks */
            errorMessage?: string;
        };
    };
    responses: {
        /** @description The client has it */
        NotModified: {
            headers: {
                ETag: components["headers"]["ETag"];
                [name: string]: unknown;
            };
            content?: never;
        };
        /** @description Shares of the gain in training, most important first, as 0..1 summing to 1 */
        FeatureImportance: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["FeatureImportance"];
            };
        };
        /** @description Predictions can be served */
        Health: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Health"];
            };
        };
        /** @description The body cannot be read at all */
        Malformed: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description No token, or one that is not known */
        Unauthorized: {
            headers: {
                "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The token has not the role, or is not for this organization */
        Forbidden: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description No such organization, model, version, alias, run or path */
        NotFound: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The state forbids it now, or another change came first */
        Conflict: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The body is larger than the limit, as sent or unpacked */
        TooLarge: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The body is of a type or an encoding that is not taken here */
        UnsupportedMediaType: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The input can be read but does not fit; every offending place is named */
        Invalid: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description Too many requests of one token or one address, for this instance */
        RateLimited: {
            headers: {
                "Retry-After": components["headers"]["Retry-After"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description A failure of ours; the log has it under the request id */
        Internal: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description Storage cannot be reached, or too much waits already */
        Unavailable: {
            headers: {
                "Retry-After": components["headers"]["Retry-After"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description Not finished within `timeout_ms` or the server's own limit */
        DeadlineExceeded: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
    };
    parameters: {
        /** @description A model */
        ModelName: components["schemas"]["Name"];
        /** @description A version */
        VersionId: components["schemas"]["VersionId"];
        /** @description A version */
        VersionIdToDelete: components["schemas"]["VersionId"];
        /** @description A version */
        VersionIdToRestore: components["schemas"]["VersionId"];
        /** @description An organization; without it the installation's default */
        Organization: components["schemas"]["Name"];
        /** @description An organization; without it the installation's default */
        OrganizationOfList: components["schemas"]["Name"];
        /** @description An organization, unless the body names one */
        TrainOrganization: components["schemas"]["Name"];
        /** @description A model; without it the default model */
        Model: components["schemas"]["Name"];
        /** @description A version; without it what the alias points to */
        Version: components["schemas"]["VersionId"];
        /** @description An alias or an older stage word; without it `champion` */
        Alias: string;
        /** @description For NDJSON and CSV; JSON says it in the body */
        BatchOrganization: components["schemas"]["Name"];
        /** @description For NDJSON and CSV; JSON says it in the body */
        BatchModel: components["schemas"]["Name"];
        /** @description For NDJSON and CSV; JSON says it in the body */
        BatchVersion: components["schemas"]["VersionId"];
        /** @description For NDJSON and CSV; JSON says it in the body */
        BatchAlias: string;
        /** @description For NDJSON and CSV; JSON says it in the body */
        BatchConfidenceLevel: components["schemas"]["ConfidenceLevel"];
        /** @description For NDJSON and CSV; JSON says it in the body */
        BatchExplain: boolean | number;
        /** @description For NDJSON, how many pairs of features to tell of as well */
        BatchInteractions: boolean | number;
        /** @description For NDJSON and CSV; JSON says it in the body */
        BatchTimeout: components["schemas"]["Timeout"];
        /** @description How many at most */
        PageSize: number;
        /** @description What the page before gave as `next_page_token` */
        PageToken: string;
        /** @description An `ETag` the client has */
        IfNoneMatch: string;
    };
    requestBodies: never;
    headers: {
        /** @description The id under which the request is logged; the client's own, if it sent a sensible one */
        "X-Request-Id": string;
        /** @description The version that answered */
        "Orchard-Model-Version": components["schemas"]["VersionId"];
        /** @description `true` while storage fails and the version may not be the newest any more */
        "Orchard-Stale": "true";
        /** @description Seconds to wait, at least 1 */
        "Retry-After": number;
        /** @description Names these bytes */
        ETag: string;
        /** @description Where to follow the run */
        RunLocation: string;
        /** @description How to be known */
        "WWW-Authenticate": string;
    };
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    predict: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PredictionRequest"];
            };
        };
        responses: {
            /** @description The prediction */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Orchard-Model-Version": components["headers"]["Orchard-Model-Version"];
                    "Orchard-Stale": components["headers"]["Orchard-Stale"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Prediction"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
            504: components["responses"]["DeadlineExceeded"];
        };
    };
    batchPredict: {
        parameters: {
            query?: {
                /** @description For NDJSON and CSV; JSON says it in the body */
                org_id?: components["parameters"]["BatchOrganization"];
                /** @description For NDJSON and CSV; JSON says it in the body */
                model?: components["parameters"]["BatchModel"];
                /** @description For NDJSON and CSV; JSON says it in the body */
                version?: components["parameters"]["BatchVersion"];
                /** @description For NDJSON and CSV; JSON says it in the body */
                alias?: components["parameters"]["BatchAlias"];
                /** @description For NDJSON and CSV; JSON says it in the body */
                confidence_level?: components["parameters"]["BatchConfidenceLevel"];
                /** @description For NDJSON and CSV; JSON says it in the body */
                timeout_ms?: components["parameters"]["BatchTimeout"];
                /** @description For NDJSON and CSV; JSON says it in the body */
                explain?: components["parameters"]["BatchExplain"];
                /** @description For NDJSON, how many pairs of features to tell of as well */
                interactions?: components["parameters"]["BatchInteractions"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["BatchRequest"];
                "application/x-ndjson": components["schemas"]["BatchRecord"];
                "text/csv": string;
                "text/plain": string;
            };
        };
        responses: {
            /** @description A prediction or an error for each record, in order */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Orchard-Model-Version": components["headers"]["Orchard-Model-Version"];
                    "Orchard-Stale": components["headers"]["Orchard-Stale"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BatchAnswer"];
                    "application/x-ndjson": components["schemas"]["RecordAnswer"];
                    "text/csv": string;
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
            504: components["responses"]["DeadlineExceeded"];
        };
    };
    bigqueryPredict: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RemoteRequest"];
            };
        };
        responses: {
            /** @description A reply for each call, in order */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Orchard-Model-Version": components["headers"]["Orchard-Model-Version"];
                    "Orchard-Stale": components["headers"]["Orchard-Stale"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RemoteReplies"];
                };
            };
            /** @description What would fail again; it ends the query */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description At most 1 */
                        errorMessage: string;
                    };
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
            504: components["responses"]["DeadlineExceeded"];
        };
    };
    info: {
        parameters: {
            query?: {
                /** @description An organization; without it the installation's default */
                org_id?: components["parameters"]["Organization"];
                /** @description A model; without it the default model */
                model?: components["parameters"]["Model"];
                /** @description A version; without it what the alias points to */
                version?: components["parameters"]["Version"];
                /** @description An alias or an older stage word; without it `champion` */
                alias?: components["parameters"]["Alias"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The version */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Info"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
            504: components["responses"]["DeadlineExceeded"];
        };
    };
    listModels: {
        parameters: {
            query?: {
                /** @description An organization; without it the installation's default */
                org_id?: components["parameters"]["OrganizationOfList"];
                /** @description How many at most */
                limit?: components["parameters"]["PageSize"];
                /** @description What the page before gave as `next_page_token` */
                page_token?: components["parameters"]["PageToken"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of models */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ModelList"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
            504: components["responses"]["DeadlineExceeded"];
        };
    };
    describeModel: {
        parameters: {
            query?: {
                /** @description An organization; without it the installation's default */
                org_id?: components["parameters"]["Organization"];
            };
            header?: never;
            path: {
                /** @description A model */
                name: components["parameters"]["ModelName"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The model; what describes a version is the champion's and absent without one */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ModelDescription"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
            504: components["responses"]["DeadlineExceeded"];
        };
    };
    listVersions: {
        parameters: {
            query?: {
                /** @description An organization; without it the installation's default */
                org_id?: components["parameters"]["Organization"];
                /** @description How many at most */
                limit?: components["parameters"]["PageSize"];
                /** @description What the page before gave as `next_page_token` */
                page_token?: components["parameters"]["PageToken"];
            };
            header?: never;
            path: {
                /** @description A model */
                name: components["parameters"]["ModelName"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of versions; it may hold fewer than its size */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["VersionList"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
            504: components["responses"]["DeadlineExceeded"];
        };
    };
    describeVersion: {
        parameters: {
            query?: {
                /** @description An organization; without it the installation's default */
                org_id?: components["parameters"]["Organization"];
            };
            header?: {
                /** @description An `ETag` the client has */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path: {
                /** @description A model */
                name: components["parameters"]["ModelName"];
                /** @description A version */
                version: components["parameters"]["VersionId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The manifest */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Manifest"];
                };
            };
            304: components["responses"]["NotModified"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
            504: components["responses"]["DeadlineExceeded"];
        };
    };
    deleteVersion: {
        parameters: {
            query?: {
                /** @description An organization; without it the installation's default */
                org_id?: components["parameters"]["Organization"];
                /** @description For the history, at most 1,000 characters */
                reason?: string;
            };
            header?: never;
            path: {
                /** @description A model */
                name: components["parameters"]["ModelName"];
                /** @description A version */
                version: components["parameters"]["VersionIdToDelete"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The version is marked */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Deleted"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
            504: components["responses"]["DeadlineExceeded"];
        };
    };
    restoreVersion: {
        parameters: {
            query?: {
                /** @description An organization; without it the installation's default */
                org_id?: components["parameters"]["Organization"];
                /** @description For the history, at most 1,000 characters */
                reason?: string;
            };
            header?: never;
            path: {
                /** @description A model */
                name: components["parameters"]["ModelName"];
                /** @description A version */
                version: components["parameters"]["VersionIdToRestore"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The version can be promoted again */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Deleted"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
            504: components["responses"]["DeadlineExceeded"];
        };
    };
    modelCard: {
        parameters: {
            query?: {
                /** @description An organization; without it the installation's default */
                org_id?: components["parameters"]["Organization"];
            };
            header?: {
                /** @description An `ETag` the client has */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path: {
                /** @description A model */
                name: components["parameters"]["ModelName"];
                /** @description A version */
                version: components["parameters"]["VersionId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Markdown */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "text/markdown": string;
                };
            };
            304: components["responses"]["NotModified"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
            504: components["responses"]["DeadlineExceeded"];
        };
    };
    featureImportance: {
        parameters: {
            query?: {
                /** @description An organization; without it the installation's default */
                org_id?: components["parameters"]["Organization"];
                /** @description What to rank by; the share of the gain unless said */
                by?: "gain" | "split_count" | "cover" | "permutation" | "mean_absolute_contribution";
            };
            header?: never;
            path: {
                /** @description A model */
                name: components["parameters"]["ModelName"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["FeatureImportance"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
            504: components["responses"]["DeadlineExceeded"];
        };
    };
    promote: {
        parameters: {
            query?: {
                /** @description An organization; without it the installation's default */
                org_id?: components["parameters"]["Organization"];
            };
            header?: never;
            path: {
                /** @description A model */
                name: components["parameters"]["ModelName"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PromoteRequest"];
            };
        };
        responses: {
            /** @description The alias points there */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Moved"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
            504: components["responses"]["DeadlineExceeded"];
        };
    };
    rollback: {
        parameters: {
            query?: {
                /** @description An organization; without it the installation's default */
                org_id?: components["parameters"]["Organization"];
            };
            header?: never;
            path: {
                /** @description A model */
                name: components["parameters"]["ModelName"];
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["RollbackRequest"];
            };
        };
        responses: {
            /** @description The champion now */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Moved"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
            504: components["responses"]["DeadlineExceeded"];
        };
    };
    train: {
        parameters: {
            query?: {
                /** @description An organization, unless the body names one */
                org_id?: components["parameters"]["TrainOrganization"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TrainRequest"];
            };
        };
        responses: {
            /** @description The run as it ended, whatever came out of it */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    Location: components["headers"]["RunLocation"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BegunRun"];
                };
            };
            /** @description The run, under way */
            202: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    Location: components["headers"]["RunLocation"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BegunRun"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
            504: components["responses"]["DeadlineExceeded"];
        };
    };
    listRuns: {
        parameters: {
            query?: {
                /** @description An organization; without it the installation's default */
                org_id?: components["parameters"]["OrganizationOfList"];
                /** @description Only the runs of this model */
                model?: components["schemas"]["Name"];
                /** @description Only the runs with this tag `experiment`, or, if they have none, of the model with this name */
                experiment?: string;
                /** @description Only the runs with this tag `dataset` (unless the spec says otherwise the first file or table of the query), or whose data's fingerprint begins so */
                dataset?: string;
                /** @description Only the runs of these models, algorithms or tags `model_type`, separated by commas */
                models?: string;
                /** @description Only the runs with this metric, in any spelling (`rmse`, `test_rmse`, `RMSEMetric`, `test_RMSEMetric`) */
                metric?: string;
                /** @description Only the runs that stand so */
                status?: "running" | "succeeded" | "lost" | "failed" | "interrupted";
                /** @description How many at most */
                limit?: number;
                /** @description What the page before gave as `next_page_token` */
                page_token?: components["parameters"]["PageToken"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of runs */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RunList"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
            504: components["responses"]["DeadlineExceeded"];
        };
    };
    describeRun: {
        parameters: {
            query?: {
                /** @description An organization; without it the installation's default */
                org_id?: components["parameters"]["Organization"];
            };
            header?: never;
            path: {
                /** @description As the training named it */
                id: components["schemas"]["Name"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The run */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Run"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
            504: components["responses"]["DeadlineExceeded"];
        };
    };
    cancelRun: {
        parameters: {
            query?: {
                /** @description An organization; without it the installation's default */
                org_id?: components["parameters"]["Organization"];
            };
            header?: never;
            path: {
                /** @description As the training named it */
                id: components["schemas"]["Name"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The run, which had ended before */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Run"];
                };
            };
            /** @description The run, which is told to stop */
            202: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    Location: components["headers"]["RunLocation"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Run"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
            504: components["responses"]["DeadlineExceeded"];
        };
    };
    openSession: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SessionRequest"];
            };
        };
        responses: {
            /** @description The session. Not to be cached, and to be held in memory only */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Session"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            504: components["responses"]["DeadlineExceeded"];
        };
    };
    health: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["Health"];
            /** @description Predictions cannot be served */
            503: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Health"];
                };
            };
        };
    };
    live: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It does */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @constant */
                        live: true;
                    };
                };
            };
        };
    };
    ready: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description They can */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Readiness"];
                };
            };
            /** @description They cannot */
            503: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Readiness"];
                };
            };
        };
    };
    metrics: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The text format, version 0.0.4 */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "text/plain": string;
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
        };
    };
    contract: {
        parameters: {
            query?: never;
            header?: {
                /** @description An `ETag` the client has */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OpenAPI 3.1 */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/yaml": string;
                };
            };
            304: components["responses"]["NotModified"];
        };
    };
    docs: {
        parameters: {
            query?: never;
            header?: {
                /** @description An `ETag` the client has */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "text/html": string;
                };
            };
            304: components["responses"]["NotModified"];
        };
    };
    docsFile: {
        parameters: {
            query?: never;
            header?: {
                /** @description An `ETag` the client has */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path: {
                file: "start.js" | "swagger-ui-bundle.js" | "swagger-ui.css";
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The file */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "text/javascript": string;
                    "text/css": string;
                };
            };
            304: components["responses"]["NotModified"];
            404: components["responses"]["NotFound"];
        };
    };
    leadScoringPredict: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PredictionRequest"];
            };
        };
        responses: {
            /** @description The prediction */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Orchard-Model-Version": components["headers"]["Orchard-Model-Version"];
                    "Orchard-Stale": components["headers"]["Orchard-Stale"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LeadPrediction"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
            504: components["responses"]["DeadlineExceeded"];
        };
    };
    leadScoringBatchPredict: {
        parameters: {
            query?: {
                /** @description For NDJSON and CSV; JSON says it in the body */
                org_id?: components["parameters"]["BatchOrganization"];
                /** @description For NDJSON and CSV; JSON says it in the body */
                model?: components["parameters"]["BatchModel"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["BatchRequest"];
                "application/x-ndjson": components["schemas"]["BatchRecord"];
                "text/csv": string;
            };
        };
        responses: {
            /** @description A prediction or an error for each record, in order */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Orchard-Model-Version": components["headers"]["Orchard-Model-Version"];
                    "Orchard-Stale": components["headers"]["Orchard-Stale"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LeadBatchAnswer"];
                    "application/x-ndjson": components["schemas"]["LeadRecordAnswer"];
                    "text/csv": string;
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
            504: components["responses"]["DeadlineExceeded"];
        };
    };
    leadScoringTrain: {
        parameters: {
            query?: {
                /** @description An organization, unless the body names one */
                org_id?: components["parameters"]["TrainOrganization"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    org_id?: components["schemas"]["Name"];
                    model?: components["schemas"]["Name"];
                };
            };
        };
        responses: {
            /** @description What came out */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LeadTrained"];
                };
            };
            /** @description The run, under way */
            202: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    Location: components["headers"]["RunLocation"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BegunRun"];
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
            504: components["responses"]["DeadlineExceeded"];
        };
    };
    leadScoringInfo: {
        parameters: {
            query?: {
                /** @description An organization; without it the installation's default */
                org_id?: components["parameters"]["Organization"];
                /** @description A model; without it the default model */
                model?: components["parameters"]["Model"];
                /** @description A version; without it what the alias points to */
                version?: components["parameters"]["Version"];
                /** @description An alias or an older stage word; without it `champion` */
                alias?: components["parameters"]["Alias"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The version */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LeadInfo"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
            504: components["responses"]["DeadlineExceeded"];
        };
    };
    leadScoringVersions: {
        parameters: {
            query?: {
                /** @description An organization; without it the installation's default */
                org_id?: components["parameters"]["Organization"];
                /** @description A model; without it the default model */
                model?: components["parameters"]["Model"];
                /** @description How many at most */
                limit?: components["parameters"]["PageSize"];
                /** @description What the page before gave as `next_page_token` */
                page_token?: components["parameters"]["PageToken"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of versions */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LeadVersionList"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
            504: components["responses"]["DeadlineExceeded"];
        };
    };
    leadScoringFeatureImportance: {
        parameters: {
            query?: {
                /** @description An organization; without it the installation's default */
                org_id?: components["parameters"]["Organization"];
                /** @description A model; without it the default model */
                model?: components["parameters"]["Model"];
                /** @description A version; without it what the alias points to */
                version?: components["parameters"]["Version"];
                /** @description An alias or an older stage word; without it `champion` */
                alias?: components["parameters"]["Alias"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["FeatureImportance"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
            504: components["responses"]["DeadlineExceeded"];
        };
    };
    leadScoringRollback: {
        parameters: {
            query?: {
                /** @description An organization, unless the body names one */
                org_id?: components["parameters"]["TrainOrganization"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    org_id?: components["schemas"]["Name"];
                    model?: components["schemas"]["Name"];
                    version?: components["schemas"]["VersionId"];
                    reason?: string;
                };
            };
        };
        responses: {
            /** @description The version serves */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @constant */
                        status: "success";
                        org_id: components["schemas"]["Name"];
                        version: components["schemas"]["VersionId"];
                        message: string;
                    };
                };
            };
            400: components["responses"]["Malformed"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["Internal"];
            503: components["responses"]["Unavailable"];
            504: components["responses"]["DeadlineExceeded"];
        };
    };
}
