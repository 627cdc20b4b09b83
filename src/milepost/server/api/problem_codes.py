"""Every code that a problem document may carry: what it is called, and what it means."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ProblemCode:
    """A kind of refusal: its stable code, the usual HTTP status, its title, and what it means to who gets it."""

    code: str
    status: int
    title: str
    meaning: str


CODES = (
    ProblemCode("bad-request", 400, "Bad request", "Something in the request cannot be read as what it is to be."),
    ProblemCode(
        "body-not-json",
        400,
        "Body is not JSON",
        "The body breaks the rules of JSON or of UTF-8, at the `line` and `column` that are named.",
    ),
    ProblemCode(
        "body-not-allowed",
        400,
        "Body not allowed",
        "The body is JSON, and holds at `path` what is read in more than one way or in none: a key twice, NaN, a whole "
        "number beyond 9007199254740991, a NUL or half of a character, or objects and lists more than 64 deep.",
    ),
    ProblemCode("bad-cursor", 400, "Unknown page", "`after` was not given out by this list of pages."),
    ProblemCode(
        "bad-idempotency-key", 400, "Bad Idempotency-Key", "The key is to be 1 to 200 visible ASCII characters."
    ),
    ProblemCode("bad-entity-tag", 400, "Bad entity tag", "If-Match or If-None-Match holds no list of entity tags."),
    ProblemCode(
        "sign-in-needed",
        401,
        "Sign-in needed",
        "Nobody is signed in, or what was sent does not hold: a token that is unknown, expired or revoked.",
    ),
    ProblemCode(
        "not-allowed",
        403,
        "Not allowed",
        "You are known, and your role or the scope of your token does not allow this.",
    ),
    ProblemCode(
        "csrf-failed",
        403,
        "Not from our own page",
        "A write by a browser's session came without its CSRF token, so that another site may be behind it.",
    ),
    ProblemCode("not-found", 404, "Not found", "There is no such thing, or none that you may know of."),
    ProblemCode(
        "method-not-allowed",
        405,
        "Method not allowed",
        "This address does not take this method; the header `Allow` lists those it does.",
    ),
    ProblemCode("body-stalled", 408, "The body did not come", "The rest of the body was waited for, and did not come."),
    ProblemCode(
        "conflict",
        409,
        "Conflict",
        "What was sent does not go with what others did since. For a revision, `conflicts` has both values of each "
        "field, and the revision that set the other one.",
    ),
    ProblemCode(
        "merge-invalid",
        409,
        "Invalid together",
        "Your changes and those that others made since both stand, and make an invalid plan together: `problems` says "
        "why, and `theirs` is the revision that yours does not go with.",
    ),
    ProblemCode(
        "idempotency-in-progress",
        409,
        "Still being done",
        "The first request with this Idempotency-Key is under way; send it again in a second.",
    ),
    ProblemCode(
        "secret-shown-once",
        409,
        "Answered before, with a secret",
        "The first request with this Idempotency-Key was done, and its answer held a secret that is shown once and not "
        "kept. `location` is the address of what was made.",
    ),
    ProblemCode("gone", 410, "Gone", "It was there, and its time is over."),
    ProblemCode(
        "precondition-failed",
        412,
        "Changed meanwhile",
        "If-Match names another state than the present one, whose tag is `etag`.",
    ),
    ProblemCode("too-large", 413, "Too large", "The body has more bytes, or more values, than the server takes."),
    ProblemCode("not-json", 415, "Not sent as JSON", "The body is to be JSON in UTF-8, sent as `application/json`."),
    ProblemCode(
        "invalid",
        422,
        "Cannot be done",
        "The request can be read and cannot be done. `problems` lists each thing wrong with its path in the request.",
    ),
    ProblemCode(
        "plan-invalid",
        422,
        "The plan would be invalid",
        "The plan that would result is not valid, so that nothing was stored; `problems` lists each problem of it.",
    ),
    ProblemCode(
        "unknown-revision", 422, "No such revision", "The plan has no revision of this number; `number` is its last."
    ),
    ProblemCode(
        "idempotency-key-reused",
        422,
        "Idempotency-Key used twice",
        "The key was used for a request with another query or body; a new request needs a new key.",
    ),
    ProblemCode(
        "too-many-requests",
        429,
        "Too many requests",
        "Requests come faster than they are answered; the next one is in `retry_after` seconds.",
    ),
    ProblemCode(
        "internal-error", 500, "Something broke", "The server failed; its log says why, under the id of the request."
    ),
    ProblemCode(
        "busy",
        503,
        "The server is busy",
        "More requests wait than are answered in a while, or others write the same for too long; nothing was done.",
    ),
    ProblemCode(
        "not-ready", 503, "The server cannot answer", "At `/readyz`: the database, or another part, is not there yet."
    ),
)
BY_CODE = {each.code: each for each in CODES}
