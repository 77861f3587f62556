//! The promises in plain words: what each means for a person, and what it does not promise.

use sural_decision::verify::Promise;

/// A promise, told to someone who answers for safety.
pub struct Told {
    /// In a few words.
    pub title: &'static str,
    /// What it means for the person who asks.
    pub means: &'static str,
    /// What must not be read into it.
    pub not: &'static str,
}

/// A promise in plain words.
pub fn told(promise: Promise) -> Told {
    let (title, means, not) = match promise {
        Promise::OneDisposition => (
            "Everyone gets one answer",
            "Whatever a person answers, they are told one place and one time frame of care: never none, never two.",
            "That this place and time are right for that person. The rules and their sources stand for that.",
        ),
        Promise::RedFlagFloors => (
            "A warning sign is never talked down",
            "Once a warning sign is there, no other answer can make the advice less urgent than that sign asks for.",
            "That every dangerous illness shows a warning sign, or that the person notices it.",
        ),
        Promise::Properties => (
            "The safety claims of the content hold",
            "Each claim that the authors wrote down for a kind of person holds for every such person, whatever else they answer.",
            "That the authors thought of every claim that matters.",
        ),
        Promise::MoreDangerNeverLess => (
            "More danger never means less urgency",
            "If one answer becomes more worrying and the others stay, the advice stays as urgent or becomes more so.",
            "That this is so where an exception allows otherwise. Each exception names the rules that it may silence, says why, and stands below with whoever signed it.",
        ),
        Promise::NotSureNeverLess => (
            "Not knowing never counts against the person",
            "Someone who is not sure, would rather not say or cannot tell is never sent later than someone who says no.",
            "That they are always sent as early as someone who says yes: each question says how not sure counts.",
        ),
        Promise::SoundStop => (
            "Stopping early hides nothing",
            "When the interview ends because the matter is settled, no question left unasked could have made it more urgent.",
            "Anything about a person who breaks off before. They get the advice for an interview that was not finished.",
        ),
        Promise::NothingDead => (
            "Nothing is there for show",
            "Each rule, claim and exception can matter to someone. None is shadowed by others or true for an empty reason.",
            "That each option of each question changes the advice. Options that change nothing are named in the notes.",
        ),
        Promise::EmergenciesFirst => (
            "Emergencies are asked about first",
            "The pages on emergency signs come before all others, and it is known after how many pages an emergency is settled at the latest.",
            "That the first page settles every emergency.",
        ),
        Promise::PatientsCanAnswer => (
            "Nobody is asked what they cannot know",
            "No rule for a patient depends on what only an examination or a test can tell.",
            "That everyone observes or remembers rightly.",
        ),
        Promise::EarnedDowngrades => (
            "Urgency is lowered only by a signed reason",
            "No rule lowers urgency. An answer can lower it only by silencing rules, and only where an exception says so, gives its reason and bears a signature.",
            "That the right person has signed. Whoever signed stands below, in their own words.",
        ),
        Promise::EarnedExclusions => (
            "Only an examination or a test can rule out",
            "In the consultation no cause is ruled out or confirmed, and no warning put aside, on the person's own word: a clinician's finding or a test result stands behind it.",
            "That the clinician found rightly, or that the test did not fail.",
        ),
        Promise::PatientsNeverExclude => (
            "What a person says never helps to rule out",
            "A more worrying answer, or one that is not sure, never makes a cause ruled out that would not be otherwise.",
            "That this is so where an exception names the rule.",
        ),
        Promise::NoContradictions => (
            "Nothing is both confirmed and ruled out",
            "The findings by which one rule rules a cause out never confirm it by another.",
            "That different tests agree. Where they do not, what is confirmed stands, and both are shown.",
        ),
        Promise::ConsultationNotDead => (
            "Every test, treatment and referral can be reached",
            "Each rule of the consultation can come to bear on someone, and so can each test, treatment and referral that it asks for.",
            "That nothing is missing.",
        ),
    };
    Told { title, means, not }
}

/// The last promise: that the proofs speak of what runs. No single proof covers it.
pub const WHAT_RUNS: Told = Told {
    title: "What runs is what was proved",
    means: "The proofs read the very diagrams that answer people. A second engine, which reads the content in another way and shares no code with the first beyond the content itself, comes to the same.",
    not: "That a screen, a printout or another program shows the answer rightly.",
};
