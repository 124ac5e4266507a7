"""The errors of the app, below the root in `knowledge/errors.py`.

    DeskError
    ├── StoreError …                  (knowledge/errors.py)
    ├── RefusedInput                  what was sent cannot be taken; nothing is lost, send it again changed
    │   ├── EmptyMessage
    │   ├── MessageTooLong
    │   ├── MalformedRequest          the body is not what the route takes
    │   ├── BodyTooLarge
    │   ├── UnknownLanguage
    │   ├── UnknownButton             no reply of this conversation has this button
    │   └── UnknownMessage            no reply of this conversation has this number
    ├── NotFound                      there is nothing at this address
    │   ├── ResultNotFound            no eligibility result is kept under this reference
    │   └── ConversationNotFound      no conversation of this id is opened by this secret
    ├── ConsentOutdated               the text that was agreed to has changed; show the new one
    ├── ForeignOrigin                 a page of another site asked
    ├── MethodNotAllowed              the address does not take requests of this method
    ├── UnknownHost                   the request was made to a host name that is not ours
    ├── TooManyMessages               wait `retry_after_s` seconds
    ├── NotAllowed                    the caller needs a token
    ├── NotBuilt                      the browser code is not there; `make run` builds it
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


class UnknownButton(RefusedInput):
    """No reply of this conversation has this button."""

    code = "unknown_button"


class UnknownMessage(RefusedInput):
    """No reply of this conversation has this number."""

    code = "unknown_message"


class NotFound(DeskError):
    """There is nothing at this address."""

    code = "not_found"
    http_status = 404


class ResultNotFound(NotFound):
    """No result of an eligibility check is kept under this reference, or not any more."""

    code = "result_not_found"


class ConversationNotFound(NotFound):
    """No conversation of this id is opened by this secret: there is none, it was deleted, or the secret is wrong."""

    code = "conversation_not_found"


class ConsentOutdated(DeskError):
    """What was agreed to is not the present text; `GET /api/chat/settings` names its version."""

    code = "consent_outdated"
    http_status = 409


class ForeignOrigin(DeskError):
    """The request comes from a page of another site, which has no business with conversations here."""

    code = "foreign_origin"
    http_status = 403


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


class NotBuilt(DeskError):
    """What the browser loads has not been built."""

    code = "not_built"
    http_status = 503
