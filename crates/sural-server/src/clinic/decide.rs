//! What a clinician decides: tests, treatments, referrals, causes, urgency, notes, hand-over, the end.

use axum::Extension;
use axum::extract::{Path, State};
use axum::response::Response;
use sural_case::course;
use sural_case::log::{Decided, Role};

use crate::app::App;
use crate::clinic::case::{Pending, shown};
use crate::clinic::door::Signed;
use crate::clinic::opened::{NotTaken, Opened};
use crate::clinic::step::meanwhile;
use crate::fault::Fault;
use crate::form::Form;
use crate::guard::Here;
use crate::person::entered::Wrong;
use crate::person::shell::go;

/// Takes a decision.
pub(super) async fn decide(
    State(app): State<App>,
    Extension(here): Extension<Here>,
    signed: Signed,
    Path(id): Path<String>,
    Extension(mut form): Extension<Form>,
) -> Result<Response, Fault> {
    let seen = form.seen()?.ok_or(Fault::NotUnderstood)?;
    let pending = Pending {
        what: form.text("what")?,
        name: form.text("name")?,
        text: form.text("text")?,
        meanwhile: Vec::new(),
    };
    form.finish()?;
    let opened = Opened::of(&app, &signed, &id).await?;
    let wrong = match decided(&opened, &pending)? {
        Err(wrong) => vec![wrong],
        Ok(decided) => {
            let decided = (Vec::new(), vec![decided]);
            let added = opened.add(&app, &signed, seen, Role::Clinician, decided);
            match added.await {
                Ok(()) => return Ok(go(&format!("/clinic/case/{id}"))),
                Err(NotTaken::Fault(fault)) => return Err(fault),
                Err(NotTaken::Wrong(messages)) => {
                    let wrong = messages.into_iter();
                    wrong.map(|why| Wrong::new("decide", why)).collect()
                }
                Err(NotTaken::Conflict) => {
                    let pending = Pending {
                        meanwhile: meanwhile(&app, &opened, seen)?,
                        ..pending
                    };
                    let told = (Vec::new(), Some(pending));
                    return shown(&app, &here, &signed, &opened, told).await;
                }
            }
        }
    };
    shown(&app, &here, &signed, &opened, (wrong, None)).await
}

/// The decision, or what is missing from it.
fn decided(opened: &Opened, pending: &Pending) -> Result<Result<Decided, Wrong>, Fault> {
    let (name, text) = (pending.name.clone(), pending.text.clone());
    let missing = |field: &str, why: &str| Ok(Err(Wrong::new(field, why.to_owned())));
    let decided = match pending.what.as_str() {
        "order" => Decided::Order { order: name },
        "treat" => Decided::Treat { treatment: name },
        "refer" => Decided::Refer { referral: name },
        "agree" => Decided::Agree { cause: name },
        "reject" | "add" | "note" | "close" | "hand_over" if text.is_empty() => {
            return missing(
                &format!("text-{}", pending.what),
                "Write why, or what they should know.",
            );
        }
        "reject" => Decided::Reject {
            cause: name,
            reason: text,
        },
        "add" if name.is_empty() => return missing("name-add", "Name the cause."),
        "add" => Decided::Add {
            cause: name,
            reason: text,
        },
        "note" => Decided::Note { text },
        "close" => Decided::Close { reason: text },
        "hand_over" if name.is_empty() => return missing("name-hand_over", "Say to whom."),
        "hand_over" => Decided::HandOver {
            to: name,
            note: text,
        },
        "override" if text.is_empty() && lowers(opened, &name)? => {
            return missing("text-override", "Lower urgency needs a reason.");
        }
        "override" => Decided::Override {
            disposition: name,
            reason: text,
        },
        _ => return Err(Fault::NotUnderstood),
    };
    Ok(Ok(decided))
}

/// Whether a disposition is less urgent than what counts now.
fn lowers(opened: &Opened, disposition: &str) -> Result<bool, Fault> {
    let all = &opened.decision.module().dispositions;
    let chosen = all.iter().find(|it| it.id == disposition);
    let chosen = chosen.ok_or(Fault::NotUnderstood)?;
    let counts = course::urgency(&opened.decision, &opened.case, opened.reading()?);
    let counts = all.get(counts.index()).ok_or(Fault::Failed)?;
    Ok(chosen.acuity > counts.acuity)
}
