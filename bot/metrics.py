"""The figures of the app for Prometheus.

Never labelled with anything a visitor wrote or is.
"""

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram

_BUCKETS_S = (0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10)


class Metrics:
    """All metrics, in a registry of their own."""

    def __init__(self) -> None:
        self.registry = CollectorRegistry()
        self.turn_seconds = Histogram(
            "desk_turn_seconds",
            "Time from a visitor's message to the replies",
            registry=self.registry,
            buckets=_BUCKETS_S,
        )
        self.search_seconds = Histogram(
            "desk_search_seconds", "Time of one search over HTTP", registry=self.registry, buckets=_BUCKETS_S
        )
        self.replies = Counter("desk_replies", "Replies sent", ["kind", "language"], registry=self.registry)
        self.refused = Counter("desk_refused", "Requests refused", ["code"], registry=self.registry)
        self.rasa_failures = Counter("desk_rasa_failures", "Turns that Rasa did not answer", registry=self.registry)
        self.rasa_up = Gauge("desk_rasa_up", "1 while Rasa is up", registry=self.registry)
        self.index_revision = Gauge(
            "desk_index_revision", "Revision of the store that is served", registry=self.registry
        )
