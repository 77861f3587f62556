//! Words of the web pages.

use super::messages;

messages! {
    /// `English`
    language_name() = "language-name";
    /// `You can stop at any time and see what we can say so far.`
    web_how() = "web-how";
    /// `Where are you?`
    web_region() = "web-region";
    /// `It tells us the emergency number and what places of care are called.`
    web_region_hint() = "web-region-hint";
    /// `May we keep your answers?`
    web_keep() = "web-keep";
    /// `Yes, for { $days } days`
    web_keep_link(days) = "web-keep-link";
    /// `You get a private link. With it you can look at your answers and go on later.`
    web_keep_link_hint() = "web-keep-link-hint";
    /// `No, keep nothing`
    web_keep_nothing() = "web-keep-nothing";
    /// `Your answers stay in this browser, and are gone when you close it.`
    web_keep_nothing_hint() = "web-keep-nothing-hint";
    /// `Start`
    web_start() = "web-start";
    /// `Go on with your answers`
    web_resume() = "web-resume";
    /// `This private link opens the answers that were kept. Go on only if it is yours.`
    web_resume_about() = "web-resume-about";
    /// `Go on`
    web_resume_button() = "web-resume-button";
    /// `What is wrong with the leg?`
    web_own_words() = "web-own-words";
    /// `You can say it in your own words. We show you what we understood. The text itself is not kept.`
    web_own_words_hint() = "web-own-words-hint";
    /// `Go on without`
    web_skip() = "web-skip";
    /// `Continue`
    web_continue() = "web-continue";
    /// `See what we can say so far`
    web_stop() = "web-stop";
    /// `Page { $page }. At most { $left } more.`
    web_page(page, left) = "web-page";
    /// `Page { $page }. This may be the last one.`
    web_last_page(page) = "web-last-page";
    /// `Choose all that fit.`
    web_all_that_fit() = "web-all-that-fit";
    /// `Not sure about: { $line }`
    web_not_sure_of(line) = "web-not-sure-of";
    /// `Tell us more about: { $line }`
    web_how_so(line) = "web-how-so";
    /// `Point to it on the drawing, or choose from the list.`
    web_point() = "web-point";
    /// `How to find out`
    web_how_to() = "web-how-to";
    /// `Error`
    web_error() = "web-error";
    /// `There is a problem`
    web_problem() = "web-problem";
    /// `Choose one answer.`
    web_choose_one() = "web-choose-one";
    /// `Choose each line that fits, or the last line if none does.`
    web_choose_lines() = "web-choose-lines";
    /// `Choose each answer that fits.`
    web_choose_several() = "web-choose-several";
    /// `You chose a line, and that none fits. Take one of the two away.`
    web_none_and_line() = "web-none-and-line";
    /// `Choose an answer under: { $line }`
    web_say_more(line) = "web-say-more";
    /// `Write a number from { $range }.`
    web_number_wrong(range) = "web-number-wrong";
    /// `Say it in fewer words: { $most } letters at most.`
    web_too_long(most) = "web-too-long";
    /// `Your answers`
    web_answers() = "web-answers";
    /// `You have not answered anything yet.`
    web_answers_none() = "web-answers-none";
    /// `Change`
    web_change() = "web-change";
    /// `Some answers do not fit together`
    web_contradiction() = "web-contradiction";
    /// `Look at them again, and change the one that is wrong.`
    web_contradiction_how() = "web-contradiction-how";
    /// `Our questions have changed`
    web_content_changed() = "web-content-changed";
    /// `They have changed since you began. Look at your answers again. If they still hold, go on.`
    web_content_changed_how() = "web-content-changed-how";
    /// `They still hold`
    web_still_hold() = "web-still-hold";
    /// `Save or print as PDF`
    web_pdf() = "web-pdf";
    /// `Go on with the questions`
    web_go_on() = "web-go-on";
    /// `Look at your answers`
    web_your_answers() = "web-your-answers";
    /// `Your private link`
    web_link() = "web-link";
    /// `Finish, and forget my answers`
    web_finish() = "web-finish";
    /// `Whoever has this link can see and change your answers. Keep it to yourself. It works until { $date }.`
    web_link_about(date) = "web-link-about";
    /// `Make a new link`
    web_link_new() = "web-link-new";
    /// `The old link then stops working.`
    web_link_new_about() = "web-link-new-about";
    /// `The private link as a code for a phone camera`
    web_link_qr() = "web-link-qr";
    /// `Download your answers as a file (JSON)`
    web_download() = "web-download";
    /// `Erase my answers`
    web_erase() = "web-erase";
    /// `They are gone for good, and so is the link.`
    web_erase_about() = "web-erase-about";
    /// `Your answers are erased`
    web_erased() = "web-erased";
    /// `We have kept nothing of what you said.`
    web_erased_about() = "web-erased-about";
    /// `Your answers are forgotten`
    web_forgotten() = "web-forgotten";
    /// `Nothing of what you said is left in this browser. If others use it too, close it.`
    web_forgotten_about() = "web-forgotten-about";
    /// `We have no answers from you here`
    web_lost() = "web-lost";
    /// `The link may have ended or been replaced, or the browser was closed. Your answers, if they were kept, are safe. You can begin again.`
    web_lost_about() = "web-lost-about";
    /// `Your answers have changed meanwhile`
    web_conflict() = "web-conflict";
    /// `Somebody else, or you in another window, has answered. What you just sent was not taken. Look at what holds now, and go on from there.`
    web_conflict_about() = "web-conflict-about";
    /// `We could not take this`
    web_forged() = "web-forged";
    /// `The page was open too long, or what was sent did not come from it. Nothing was changed. Go back to the questions and answer again.`
    web_forged_about() = "web-forged-about";
    /// `We could not read this`
    web_not_understood() = "web-not-understood";
    /// `What was sent is not what this page asks for. Nothing was changed. Go back to the questions and answer again.`
    web_not_understood_about() = "web-not-understood-about";
    /// `There is no such page`
    web_not_found() = "web-not-found";
    /// `Look at the address again, or go to the first page.`
    web_not_found_about() = "web-not-found-about";
    /// `Something went wrong on our side`
    web_failed() = "web-failed";
    /// `What you just sent may not have been taken. What you answered before is safe. Try again in a minute.`
    web_failed_about() = "web-failed-about";
    /// `This took too long`
    web_busy() = "web-busy";
    /// `What you just sent may not have been taken. What you answered before is safe. Try again in a minute.`
    web_busy_about() = "web-busy-about";
    /// `Put the day to look again in a calendar`
    web_calendar() = "web-calendar";
    /// `Look again`
    web_calendar_title() = "web-calendar-title";
    /// `It opens your answers on another phone. Show it only to those who may see and change them.`
    web_code_about() = "web-code-about";
    /// `How is it now?`
    web_again() = "web-again";
    /// `You last answered on { $date }. We can ask you again, and say what has changed and what to do today.`
    web_again_about(date) = "web-again-about";
    /// `Ask me again`
    web_again_begin() = "web-again-begin";
    /// `See the advice from then`
    web_again_advice() = "web-again-advice";
    /// `To the first page`
    web_first_page() = "web-first-page";
    /// `Back to the questions`
    web_to_questions() = "web-to-questions";
    /// `Skip to the content`
    web_skip_to_content() = "web-skip-to-content";
    /// `Sural informs. It does not diagnose. No nurse or doctor reads along as you answer.`
    web_inform() = "web-inform";
    /// `Content: { $origin }`
    web_content(origin) = "web-content";
}
