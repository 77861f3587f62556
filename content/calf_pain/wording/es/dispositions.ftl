disposition-call_ambulance =
    .title = Llame ya al {emergency_number}
    .say-1 = Puede ser un problema grave que necesita ayuda ya.
    .say-2 = No maneje. Deje la puerta sin llave. Tenga este teléfono con usted.
    .say-3 = Siéntese o acuéstese. No coma ni beba.
    .review = La ayuda va a donde usted está ahora.

disposition-emergency_department =
    .title = Vaya ya a {ed_name}
    .say-1 = Salga lo antes que pueda. Pida a alguien que le lleve.
    .say-2 = Si se desmaya, le falta el aire o no puede mover la pierna, llame al {emergency_number}.
    .review = Llegue en menos de una hora.

disposition-urgent_4h =
    .title = Vaya a que le vean en las próximas 4 horas
    .say-1 = Vaya a {urgent_diag_name} o a {ed_name}. Llame antes para saber si pueden hacer la prueba.
    .say-2 = Si no le pueden ver en 4 horas, vaya a {ed_name}.
    .review = Que le vean en menos de 4 horas.

disposition-same_day =
    .title = Vaya a que le vean hoy o en 24 horas
    .say-1 = Llame a {primary_care_name} o a {advice_line}. O vaya a {urgent_care_name}.
    .say-2 = Si está cerrado, no espere al próximo día de trabajo.
    .review = Que le vean en menos de 24 horas.

disposition-within_3_days =
    .title = Vaya a que le vean en los próximos 3 días
    .say-1 = Pida una cita con {primary_care_name}.
    .say-2 = Vuelva antes si empeora.
    .review = Revise la pierna cada día hasta que le vean.

disposition-within_2_weeks =
    .title = Pida una cita en las próximas 2 semanas
    .say-1 = Pida una cita con {primary_care_name} o con un {physio_name}.
    .say-2 = Empiece ya a cuidar la pierna en casa.
    .review = Revise otra vez en una semana, o antes si empeora.

disposition-self_care =
    .title = Puede empezar a cuidarse en casa
    .say-1 = Siga los pasos de abajo. Revise la pierna cada día.
    .say-2 = Si no mejora en 4 días, pida una cita con {primary_care_name}.
    .review = Revise otra vez en 4 días, o antes si empeora.

disposition-cannot_triage =
    .title = Aún no podemos decirlo. Hable hoy con una enfermera o un médico.
    .say-1 = Algunas preguntas clave no tienen respuesta. Por eso no podemos decir que sea seguro esperar.
    .say-2 = Llame hoy a {primary_care_name} o a {advice_line}.
    .say-3 = Si se siente muy mal, llame al {emergency_number}.
    .review = Hable hoy con alguien.

service-ambulance =
    .title = una ambulancia
    .about = Le atienden en el camino y le llevan al hospital que hace falta.

service-emergency_department =
    .title = la sala de emergencias de un hospital
    .about = Pueden hacer estudios y pruebas, arreglar huesos rotos y llamar a un cirujano a toda hora.

service-urgent_test_site =
    .title = un lugar que pueda hacer un ultrasonido de la pierna hoy
    .about = Buscan un coágulo en la pierna con un ultrasonido que no duele.

service-urgent_care =
    .title = una clínica de urgencias
    .about = Ven lesiones nuevas y males que no pueden esperar. La mayoría puede hacer radiografías, limpiar una herida y poner una férula.

service-primary_care =
    .title = su médico de cabecera
    .about = Revisan la pierna, hacen las pruebas que hagan falta y le siguen hasta que mejore.

service-home =
    .title = su casa
    .about = Usted cuida la pierna y la revisa cada día.

service-maternity_unit =
    .title = una unidad de maternidad
    .about = Buscan un coágulo de un modo seguro en el embarazo y tras el parto.

service-physical_therapist =
    .title = un fisioterapeuta
    .about = Le guían con ejercicios y con las manos, para que la pierna sea fuerte y se mueva bien otra vez.

service-orthopaedist =
    .title = un cirujano de huesos y músculos
    .about = Tratan desgarros graves, tendones rotos y huesos rotos con una bota, un yeso o cirugía.

service-sports_physician =
    .title = un médico del deporte
    .about = Tratan el dolor por el deporte y planean cómo volver sin riesgo.

service-vascular_specialist =
    .title = un especialista en venas y arterias
    .about = Revisan el paso de la sangre en la pierna. Tratan arterias estrechas, coágulos y venas malas.

service-neurologist =
    .title = un especialista en nervios
    .about = Hacen pruebas de los nervios y buscan por qué una pierna está débil o dormida.

service-physiatrist =
    .title = un médico de rehabilitación
    .about = Tratan el dolor de los nervios y la espalda sin cirugía. Pueden probar los nervios y poner inyecciones.

service-spine_surgeon =
    .title = un cirujano de columna
    .about = Liberan nervios apretados en la espalda.

service-sarcoma_centre =
    .title = una clínica de bultos y tumores
    .about = Estudian un bulto con imagen y toman un trozo pequeño para ver qué es.

service-paediatrician =
    .title = un médico de niños
    .about = Buscan por qué le duele la pierna a un niño o por qué cojea.

service-infection_specialist =
    .title = un especialista en infecciones
    .about = Eligen la medicina que sirve para infecciones hondas o raras.

service-rheumatologist =
    .title = un médico de las articulaciones y los músculos
    .about = Tratan las articulaciones, los músculos y los vasos que se inflaman.

service-podiatrist =
    .title = un médico de los pies
    .about = Cuidan las llagas del pie y los zapatos que ayudan.

service-pain_clinic =
    .title = una clínica del dolor
    .about = Ayudan cuando el dolor dura mucho y lo demás no ha bastado.

service-kidney_specialist =
    .title = un médico de los riñones
    .about = Cuidan los riñones y las sales de la sangre que pueden dar calambres en las piernas.

service-haematologist =
    .title = un médico de la sangre
    .about = Buscan por qué la sangre hace coágulos o sangra muy fácil.

service-stroke_service =
    .title = un equipo de derrame cerebral
    .about = Tratan un derrame en las primeras horas, cuando más ayuda.

service-dermatologist =
    .title = un médico de la piel
    .about = Buscan la causa de ronchas, bultos y llagas de la piel.

service-endocrinologist =
    .title = un médico de las hormonas
    .about = Tratan la tiroides, la diabetes y los huesos débiles.
