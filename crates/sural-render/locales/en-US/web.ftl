# Words of the web pages.

language-name = English

# The beginning.
web-how = You can stop at any time and see what we can say so far.
web-region = Where are you?
web-region-hint = It tells us the emergency number and what places of care are called.
web-keep = May we keep your answers?
web-keep-link = Yes, for { $days } days
web-keep-link-hint = You get a private link. With it you can look at your answers and go on later.
web-keep-nothing = No, keep nothing
web-keep-nothing-hint = Your answers stay in this browser, and are gone when you close it.
web-start = Start
web-resume = Go on with your answers
web-resume-about = This private link opens the answers that were kept. Go on only if it is yours.
web-resume-button = Go on

# The person's own words.
web-own-words = What is wrong with the leg?
    .other = What is wrong with their leg?
web-own-words-hint = You can say it in your own words. We show you what we understood. The text itself is not kept.
web-skip = Go on without

# Questions.
web-continue = Continue
web-stop = See what we can say so far
web-page = Page { $page }. At most { $left } more.
web-last-page = Page { $page }. This may be the last one.
web-all-that-fit = Choose all that fit.
web-not-sure-of = Not sure about: { $line }
web-how-so = Tell us more about: { $line }
web-point = Point to it on the drawing, or choose from the list.
web-how-to = How to find out

# What is wrong with what was sent.
web-error = Error
web-problem = There is a problem
web-choose-one = Choose one answer.
web-choose-lines = Choose each line that fits, or the last line if none does.
web-choose-several = Choose each answer that fits.
web-none-and-line = You chose a line, and that none fits. Take one of the two away.
web-say-more = Choose an answer under: { $line }
web-number-wrong = Write a number from { $range }.
web-too-long = Say it in fewer words: { $most } letters at most.

# The answers.
web-answers = Your answers
web-answers-none = You have not answered anything yet.
web-change = Change
web-contradiction = Some answers do not fit together
web-contradiction-how = Look at them again, and change the one that is wrong.
web-content-changed = Our questions have changed
web-content-changed-how = They have changed since you began. Look at your answers again. If they still hold, go on.
web-still-hold = They still hold

# The advice.
web-pdf = Save or print as PDF
web-go-on = Go on with the questions
web-your-answers = Look at your answers
web-link = Your private link
web-finish = Finish, and forget my answers

# The private link.
web-link-about = Whoever has this link can see and change your answers. Keep it to yourself. It works until { $date }.
web-link-new = Make a new link
web-link-new-about = The old link then stops working.
web-link-qr = The private link as a code for a phone camera
web-download = Download your answers as a file (JSON)
web-erase = Erase my answers
web-erase-about = They are gone for good, and so is the link.
web-erased = Your answers are erased
web-erased-about = We have kept nothing of what you said.
web-forgotten = Your answers are forgotten
web-forgotten-about = Nothing of what you said is left in this browser. If others use it too, close it.

# When something goes wrong.
web-lost = We have no answers from you here
web-lost-about = The link may have ended or been replaced, or the browser was closed. Your answers, if they were kept, are safe. You can begin again.
web-conflict = Your answers have changed meanwhile
web-conflict-about = Somebody else, or you in another window, has answered. What you just sent was not taken. Look at what holds now, and go on from there.
web-forged = We could not take this
web-forged-about = The page was open too long, or what was sent did not come from it. Nothing was changed. Go back to the questions and answer again.
web-not-understood = We could not read this
web-not-understood-about = What was sent is not what this page asks for. Nothing was changed. Go back to the questions and answer again.
web-not-found = There is no such page
web-not-found-about = Look at the address again, or go to the first page.
web-failed = Something went wrong on our side
web-failed-about = What you just sent may not have been taken. What you answered before is safe. Try again in a minute.
web-busy = This took too long
web-busy-about = What you just sent may not have been taken. What you answered before is safe. Try again in a minute.
web-first-page = To the first page
web-to-questions = Back to the questions

# Under every page.
web-skip-to-content = Skip to the content
web-inform = Sural informs. It does not diagnose. No nurse or doctor reads along as you answer.
web-content = Content: { $origin }

# The case some days later.
web-again = How is it now?
web-again-about = You last answered on { $date }. We can ask you again, and say what has changed and what to do today.
web-again-begin = Ask me again
web-again-advice = See the advice from then

# The advice taken along.
web-calendar = Put the day to look again in a calendar
web-calendar-title = Look again
web-code-about = It opens your answers on another phone. Show it only to those who may see and change them.
