# Words of the interview.

opening = { $title }: how soon do you need care, and where?
    .other = { $title }: how soon is care needed, and where?
purpose = We ask some questions. We can't tell you what you have; only someone who examines you can.
    .other = We ask some questions about the person. We can't tell what they have; only someone who examines them can.
for-someone-else = Do you ask for someone else? Then “you” means that person, until you tell us who it is.
now-of-other = From here on we speak of the person you answer for. Ask them what you can, and look with them.
emergency-now = If you think this is an emergency, call { $number } now.
emergency-help = In an emergency call { $number } now.
by-lines = Type a number and press Enter. You can also type: help, back, why, not sure, stop.
by-arrows = Move with the up and down keys and press Enter, or type a number. To type only, start with: sural ask --plain
commands =
    You can also type:
      not sure   if you can't tell
      back       to change the answer before
      why        to hear why we ask
      stop       to stop for now

own-words = What is wrong with the leg? Say it in your own words, or press Enter to go to the questions.
understood = We understood this. Which of it is right?
understood-how = What you leave out we ask about.
understood-line = { $asked } { $answer } (You wrote: “{ $words }”.)
none-right = None of this is right
asked-first = Some of what you wrote can be a sign of an emergency. We ask about that first.
nothing-understood = We can't tell what that means. The questions will find out.

stage-emergency = Checking for emergencies
stage-emergency-about = These questions come first. If help is needed now, we say so at once.
stage-person = About you
    .other = About the person
stage-person-about = Some things matter more at some ages.
stage-details = More about the problem
stage-details-about = We stop as soon as no answer can change our advice.
stage-history = More of the story
stage-history-about = What a clinician asks besides.
stage-examination = Looking at the leg
stage-examination-about = What a clinician finds.

pictured = { $title }: { $description }
try-first = Can you find out now? { $help } If you still can't tell, answer: not sure
doubted = You were not sure about this. Can you find out now?

asked-again =
    We ask again what may have changed. What you told us about yourself we keep.
    If that is wrong, or this is about someone else, start anew without --again.
    .other =
        We ask again what may have changed. What you told us about the person we keep.
        If that is wrong, or this is about someone else, start anew without --again.
said-last-time = Last time you said: { $answer }
if-still-so = If all of it is still so, answer: as before
as-before-label = As before
on-date = on { $date }
last-time = last time
compared = How today compares
advice-then = What you said { $when } comes to: { $title }.
advice-today = What you say today comes to: { $title }.
unfinished-then = You stopped before the end { $when }, so we can't compare the advice.
sooner-than-then = You need care sooner than we said then. Go by what we say today.
    .other = They need care sooner than we said then. Go by what we say today.
same-as-then = You need care as soon as we said then.
    .other = They need care as soon as we said then.
later-than-then = We said you need care sooner then. If no doctor or nurse has checked you since, go by what we said then.
    .other = We said they need care sooner then. If no doctor or nurse has checked them since, go by what we said then.
changed = These answers are not the same as then:
changed-line = { $asked } Then: { $then }. Now: { $now }.
nothing-changed = No answer has changed since then.

your-answer = Your answer:
move-down = (move down to your answer)
keys-one = Up and down, then Enter; or type a number. Esc stops
keys-several = Space ticks, Enter when done; or type the numbers. Esc stops
not-taken = "{ $typed }" was not taken. Check what is ticked. To type it, use commas and no spaces.
nothing-ticked = Nothing is ticked. Press space to tick each line that fits, then Enter.
ticked-apart = These lines can't go together. Space takes a tick off, the left key takes off all.

not-sure-label = Not sure
declined-label = I would rather not say
back-label = Back
why-label = Why is this asked?
help-label = Help
stop-label = Stop for now

# All ways to type a command or an answer, in small letters, with a comma and a space between them.
typed-back = back, b
typed-why = why, why?
typed-help = help, h, ?
typed-stop = stop, quit, exit, q
typed-not-sure = not sure, unsure, i don't know, don't know
typed-as-before = as before, still so
typed-yes = yes, y
typed-no = no, n
typed-none = none, none of these, no
typed-and = and

cannot-tell = We can't tell what "{ $typed }" means here. { $expected }
need-answer = We need an answer to this one. { $expected }
expect-number = Type a number from { $range }.
expect-number-or-not-sure = Type a number from { $range }, or: not sure.
range = { $low } to { $high }
range-of = { $low } to { $high } ({ $unit })
expect-one = Type one number from 1 to { $last }.
expect-several = Type all the numbers that fit, with a space between them.
expect-several-or-none = Type all the numbers that fit, with a space between them, or 0 for none.
expect-doubt = Not sure about one? Put a ? after it, like 2?

first-question = This is the first question.
contradiction = Some of your answers do not fit together:
answer-again = Please answer again. To change an answer you gave before, type: back
not-kept = Your answers are not saved: { $why }. You can still go on.
done = That is all we need to ask.
stopped = You stopped before the end. This is what we can say so far.
kept = Your answers are saved in { $path }.
kept-to-go-on =
    Your answers are saved in { $path }. To go on, type:
      sural ask --resume { $path }
kept-nowhere = Your answers were not saved.
content-changed = Our questions have changed since you stopped (version { $then } then, { $now } now). We have checked your answers again. Some questions may be new.
answers-lost = { $count } of your answers no longer fit our questions. We will ask again.

why-asked = Some answers here would change our advice to "{ $title }", because:
why-in-general = It helps us to tell how soon you need care.
    .other = It helps us to tell how soon care is needed.
