"""Sessions are gone on with by their secret, for a day, and there are never more than so many."""

from bot.web.socketio_sessions import Sessions


class Clock:
    """A clock that stands still."""

    now = 1000.0

    def __call__(self) -> float:
        return self.now


def test_only_its_secret_opens_a_session() -> None:
    sessions = Sessions()
    session, secret = sessions.open()
    other, others = sessions.open()
    assert sessions.resume(session.id, secret=secret) is session
    for wrong in ("", secret[:-1], secret + "x", others, session.id, "ключ", "\ud800"):
        assert sessions.resume(session.id, secret=wrong) is None
    assert sessions.resume("", secret=secret) is None
    assert sessions.resume(other.id, secret=others) is other


def test_nothing_of_the_conversation_follows_from_the_id() -> None:
    session, secret = Sessions().open()
    assert session.id not in session.conversation_id and session.conversation_id not in repr(session)
    assert secret not in repr(session) and secret.encode() != session.secret_hash


def test_a_session_is_forgotten_when_it_was_not_used_for_long() -> None:
    clock = Clock()
    sessions = Sessions(ttl_s=60, clock=clock)
    session, secret = sessions.open()
    clock.now += 59
    assert sessions.resume(session.id, secret=secret) is session
    clock.now += 59
    sessions.use(session)
    clock.now += 59
    assert sessions.resume(session.id, secret=secret) is session
    clock.now += 61
    assert sessions.resume(session.id, secret=secret) is None and len(sessions) == 0


def test_the_session_unused_for_longest_makes_room() -> None:
    sessions = Sessions(max_sessions=3)
    first, secret = sessions.open()
    second, seconds = sessions.open()
    sessions.open()
    sessions.use(first)
    sessions.open()
    assert len(sessions) == 3
    assert sessions.resume(first.id, secret=secret) is first
    assert sessions.resume(second.id, secret=seconds) is None
    sessions.use(second)
    assert len(sessions) == 3 and sessions.resume(second.id, secret=seconds) is None
