# Words that make a sentence of a rule or a condition.

not = it is not so that
possibly = it cannot be ruled out that
certainly = it is certain that

if = If
then-because = then { $outcome }, because { $because }.
think-about = think about { $causes }
see = see { $service }
advise = follow this advice: { $advice }

not-sure-whether = you are not sure whether { $says }
not-sure-about = you are not sure about “{ $ask }”
answer-is = the answer to “{ $ask }” is { $answer }
answer-holds = the answers to “{ $ask }” include { $answer }
of-that-kind = { $says } ({ $kind })
score-is = the score “{ $title }” is { $bound }
quoted = “{ $text }”

less = less than { $constant }
at-most = { $constant } or less
exactly = exactly { $constant }
at-least = { $constant } or more
more = more than { $constant }

or = or
and = and
both = both
either = either
all-of = all of these hold
any-of = at least one of these holds
at-least-of = at least { $count } of these hold
always = always
never = never
