# Words of an assessment.

why = Why
causes = Causes to think about
place = Where to go
care = What to do now
safety-net = What should bring you back
    .other = What should bring them back
review = When to look again
expect = Questions to expect there
summary = To show the doctor

no-diagnosis = This is not a diagnosis. Only someone who examines you can tell what it is.
    .other = This is not a diagnosis. Only someone who examines them can tell what it is.
no-cause = Your answers do not point to one cause.
no-reason = None of your answers asks for more than this.
open = Not all questions have been answered, so this can still change.
could-become = The answers still to come could make it as urgent as this: { $title }.
noted = Also noted: { $reasons }.
first = First: { $service }
then-see = Then, if needed: { $service }
in-case = In case it is { $cause }:
reported = Reported:
not-present = Asked and not present: { $findings }.
not-known = Not known: { $findings }.
emergency = In an emergency, call { $number }.
because = Because { $reason }.
come-back = { $title }, if:
none = none
yes = yes
no = no

evidence-guideline = official guideline
evidence-systematic-review = review of studies
evidence-study = study
evidence-consensus = expert view
evidence-teaching = teaching text
evidence-design = our own judgement

seen-at-source = seen at the source
seen-secondary = seen in a summary
seen-unconfirmed = not yet seen

group-musculoskeletal = muscle, tendon or bone
group-neurological = nerve
group-vascular = blood vessel
group-infection = infection
group-systemic = whole body
group-other = other

strength-likely = your answers fit it well
strength-possible = it should be kept in mind
strength-less-likely = little speaks for it

base-common = common
base-uncommon = uncommon
base-rare = rare

ordinal-strongly-for = strongly for
ordinal-for = for
ordinal-weakly-for = weakly for
ordinal-weakly-against = weakly against
ordinal-against = against
ordinal-strongly-against = strongly against
