# The demonstration module in Spanish, for fixtures about wording.

module =
    .title = Dolor de tobillo

region-us =
    .name = Estados Unidos
    .ed_name = la sala de emergencias
    .primary_care_name = el consultorio de su médico

region-uk =
    .name = Reino Unido
    .ed_name = la sala de urgencias
    .primary_care_name = el consultorio de su médico

answer =
    .yes = Sí
    .no = No

cause-joint_infection =
    .title = una infección en la articulación
    .about = Los gérmenes pueden entrar en el tobillo. Hay que verlo el mismo día.

rule-hot_joint_with_fever =
    .because = un tobillo caliente con fiebre puede tener una infección

condition-hurt_it =
    .means = el tobillo se lastimó

cause-ankle_fracture =
    .title = un hueso roto en el tobillo
    .about = Un hueso del tobillo se puede romper cuando se dobla el pie.

cause-ankle_sprain =
    .title = un esguince de tobillo
    .about = Las bandas que unen el tobillo se pueden estirar o romper.

rule-bone_may_be_broken =
    .because = el hueso puede estar roto y hace falta una radiografía

score-trouble =
    .title = Señales de problemas

rule-trouble_adds_up =
    .because = las señales son más que las de un esguince leve

care-rest_and_raise =
    .say-1 = Descanse el tobillo un día o dos. Al sentarse, póngalo en alto sobre una almohada.
    .say-2 = Luego empiece a caminar, cada día un poco más.

care-keep_weight_off =
    .say-1 = No apoye el pie hasta que alguien lo haya visto.

safety_net-joint_gets_hot =
    .say = el tobillo se pone caliente y tiene fiebre

safety_net-cannot_walk_any_more =
    .say = ya no puede dar cuatro pasos

finding-cannot_walk =
    .ask = ¿Pudo dar cuatro pasos con ese pie, justo después o ahora?
    .help = Cojear cuenta como un paso.
    .option-cannot_walk_now = No, ahora no puedo dar cuatro pasos
    .option-could_walk_later = Al principio no, pero ahora sí
    .option-walks = Sí
    .says = no puede dar cuatro pasos con ese pie

finding-joint_hot =
    .ask = ¿Está el tobillo caliente e hinchado?
    .help = Ponga el dorso de la mano en un tobillo y luego en el otro.
    .says = el tobillo está caliente e hinchado

finding-fever =
    .ask = ¿Tiene fiebre o escalofríos?
    .says = tiene fiebre o escalofríos

screen-first_of_all =
    .ask = ¿Tiene algo de esto ahora?
    .none = Nada de esto

finding-what_happened =
    .ask = ¿Qué le pasó al tobillo?
    .option-twisted = Me lo torcí
    .option-hit = Algo lo golpeó
    .option-nothing = Nada que yo sepa
    .says = se lastimó el tobillo

finding-bone_sore =
    .ask = ¿Le duele si aprieta el hueso al lado del tobillo?
    .says = el hueso al lado del tobillo duele al tocarlo

finding-pain_now =
    .ask = ¿Qué tan fuerte es el dolor ahora, de 0 a 10?
    .says = el dolor es fuerte

constraint-cannot_walk_without_pain =
    .because = un pie que no puede dar cuatro pasos duele

service-emergency_department =
    .title = la sala de emergencias
    .about = Una parte del hospital que abre día y noche y toma radiografías.

service-primary_care =
    .title = un médico de familia

service-home =
    .title = su casa

disposition-go_now =
    .title = Vaya ya a la sala de emergencias
    .say-1 = Vaya ya a {ed_name}. Si no puede llegar, llame al {emergency_number}.

disposition-visit_soon =
    .title = Vea a un médico en los próximos 3 días
    .say-1 = Llame a {primary_care_name} y pida una cita en los próximos 3 días.
    .review = Si no le dan cita, vaya a {ed_name}.

disposition-self_care =
    .title = Cuídelo en casa
    .say-1 = Puede cuidarlo en casa.
    .review = Si no está mejor en 7 días, llame a {primary_care_name}.

disposition-unfinished =
    .title = No pudimos terminar
    .say-1 = Llame a {primary_care_name} y hable de su tobillo.
