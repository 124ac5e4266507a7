"""The errors of the app, below the root in `knowledge/errors.py`.

    DeskError
    ├── StoreError …                  (knowledge/errors.py)
    ├── RefusedInput                  what was sent cannot be taken; nothing is lost, send it again changed
    │   ├── EmptyMessage
    │   ├── MessageTooLong
    │   ├── MalformedRequest          the body is not what the route takes
    │   ├── BodyTooLarge
    │   └── UnknownLanguage
    ├── NotFound                      there is nothing at this address
    │   └── ResultNotFound            no eligibility result is kept under this reference
    ├── MethodNotAllowed              the address does not take requests of this method
    ├── UnknownHost                   the request was made to a host name that is not ours
    ├── TooManyMessages               wait `retry_after_s` seconds
    ├── NotAllowed                    the caller needs a token
    └── DialogueUnavailable           Rasa does not answer; the gateway answers from search instead

Never turned into HTTP anywhere but in `bot/web/errors.py`. Sentences for visitors are in `actions/words.yml`, found by
`error_<code>`.
"""

from knowledge.errors import DeskError


class RefusedInput(DeskError):
    """What was sent cannot be taken as it is."""

    code = "refused_input"
    http_status = 422


class EmptyMessage(RefusedInput):
    """The message has no text."""

    code = "empty_message"


class MessageTooLong(RefusedInput):
    """The message is longer than a message may be."""

    code = "message_too_long"
    http_status = 413

    def __init__(self, message: str, *, length: int) -> None:
        super().__init__(message)
        self.length = length


class MalformedRequest(RefusedInput):
    """The request's body or a parameter is not what the route takes."""

    code = "malformed_request"


class BodyTooLarge(RefusedInput):
    """The body of the request is larger than any that makes sense."""

    code = "body_too_large"
    http_status = 413


class UnknownLanguage(RefusedInput):
    """The language asked for is not one of the four."""

    code = "unknown_language"


class NotFound(DeskError):
    """There is nothing at this address."""

    code = "not_found"
    http_status = 404


class ResultNotFound(NotFound):
    """No result of an eligibility check is kept under this reference, or not any more."""

    code = "result_not_found"


class MethodNotAllowed(DeskError):
    """The address does not take requests of this method; the `Allow` header names those it takes."""

    code = "method_not_allowed"
    http_status = 405


class UnknownHost(DeskError):
    """The request was made to a host name that this service does not answer to; `DESK_ALLOWED_HOSTS` names them."""

    code = "unknown_host"
    http_status = 400


class TooManyMessages(DeskError):
    """More messages came than one conversation or address may send."""

    code = "too_many_messages"
    http_status = 429

    def __init__(self, message: str, *, retry_after_s: int) -> None:
        super().__init__(message)
        self.retry_after_s = retry_after_s


class NotAllowed(DeskError):
    """The caller did not show the token that this route needs."""

    code = "not_allowed"
    http_status = 403


class DialogueUnavailable(DeskError):
    """The dialogue model did not answer; `str(error)` says how, for the log."""

    code = "dialogue_unavailable"
    http_status = 503
