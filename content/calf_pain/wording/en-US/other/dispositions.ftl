disposition-call_ambulance =
    .say-1 = They may have a serious problem that needs help right away.
    .say-2 = Don't drive them. Unlock the door. Keep this phone with you.
    .say-3 = Have them sit or lie down. They should not eat or drink.
    .review = Help comes to them now.

disposition-emergency_department =
    .title = Take them to {ed_name} now
    .say-1 = Leave as soon as you can. Don't let them drive.
    .say-2 = If they faint, get short of breath or can't move the leg, call {emergency_number}.
    .review = They should get there within one hour.

disposition-urgent_4h =
    .title = Get them seen in the next 4 hours
    .say-2 = If they can't get in within 4 hours, go to {ed_name}.
    .review = They should be seen within 4 hours.

disposition-same_day =
    .title = Get them seen today or within 24 hours
    .review = They should be seen within 24 hours.

disposition-within_3_days =
    .title = Get them seen in the next 3 days
    .say-2 = Get help sooner if it gets worse.
    .review = Look again each day until they are seen.

disposition-self_care =
    .title = They can start care at home

disposition-cannot_triage =
    .say-3 = If they feel very ill, call {emergency_number}.

service-ambulance =
    .about = The crew treats them on the way and takes them to the right hospital.

service-primary_care =
    .title = their primary care doctor
    .about = A doctor looks at the leg, does the tests and sees them until it is better.

service-home =
    .title = their home
    .about = You and they care for the leg and check it each day.

service-physical_therapist =
    .about = They guide them through exercises and hands-on care, so that the leg gets strong and moves well again.
