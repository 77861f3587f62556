care-stroke_while_you_wait =
    .say-1 = Note the time when it began or when they were last well. Tell the crew.
    .say-2 = Do not give aspirin unless the crew tells you to.

rule-weakness_climbs =
    .because = weakness or numbness that climbs up the legs can reach the muscles they breathe with

care-climbing_weakness_wait =
    .say-1 = Do not wait to see if it passes. Don't let them drive, and do not leave them alone.

care-twitches_are_common =
    .say-1 = Twitches alone are common after sport, coffee or little sleep. Watch for a leg that gets weak or thin.

care-slow_weakness_safe =
    .say-1 = Have them hold a rail on stairs. Clear loose rugs. Write down what they can no longer do, and since when.

rule-unsteady =
    .because = being unsteady on their feet is worth a check before it leads to a fall
