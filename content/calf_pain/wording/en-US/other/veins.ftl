care-bleeding_vein_press =
    .say-1 = Have them lie down with the leg raised. Press hard on the spot with a clean cloth for 10 minutes without looking.

care-heavy_legs =
    .say-1 = They should not stand still for long. Walking helps more than standing.
    .say-2 = Keep the skin soft with a plain cream. Ask for a check of the blood flow before they wear tight stockings.

care-heavy_legs_up =
    .say-1 = They put their legs up when they rest.

safety_net-vein_bleeds =
    .say = a vein bleeds and does not stop when you press on it
