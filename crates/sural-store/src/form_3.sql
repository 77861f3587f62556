-- From form 2 to form 3: what record systems prove themselves with, once each, and what became of cards.

CREATE TABLE hook_tokens (name TEXT NOT NULL PRIMARY KEY, until BIGINT NOT NULL);
CREATE INDEX hook_tokens_to_forget ON hook_tokens (until);

CREATE TABLE hook_feedback (
    id          TEXT NOT NULL PRIMARY KEY,
    at          BIGINT NOT NULL,
    client      TEXT NOT NULL,
    service     TEXT NOT NULL,
    card        TEXT NOT NULL,
    accepted    BIGINT NOT NULL,
    suggestions TEXT NOT NULL,
    reason      TEXT
);
CREATE INDEX hook_feedback_of_service ON hook_feedback (service, at);

UPDATE form SET version = 3;
