export const beautyWords = `
electric-toothbrush | electric toothbrush; sonic toothbrush | szczoteczka elektryczna; szczoteczka soniczna; szczoteczka do zębów elektryczna | електрична зубна щітка; звукова зубна щітка; електрощітка
toothbrush | toothbrush; manual toothbrush | szczoteczka do zębów; szczoteczka manualna | зубна щітка
brush-head | brush head; toothbrush head; replacement head ~toothbrush; toothbrush refill | końcówka do szczoteczki; końcówka ~szczoteczka; wymienna końcówka ~szczoteczka | насадка для щітки; насадка для зубної щітки; змінна насадка ~щітка; насадка ~щітка
toothbrush-case | travel case ~toothbrush; toothbrush case; toothbrush holder | etui podróżne ~szczoteczka; etui na szczoteczkę; futerał na szczoteczkę | дорожній футляр ~щітка; футляр для зубної щітки; чохол для зубної щітки
toothpaste | toothpaste; tooth gel | pasta do zębów | зубна паста
mouthwash | mouthwash; mouth rinse | płyn do płukania ust; płyn do ust | ополіскувач для рота; ополіскувач для порожнини рота
dental-floss | dental floss; interdental brush | nić dentystyczna; szczoteczka międzyzębowa | зубна нитка; флос; міжзубна щітка
oral-irrigator | oral irrigator; water flosser | irygator | іригатор
irrigator-tip | irrigator tip; irrigator nozzle; flosser tip | końcówka do irygatora; dysza do irygatora | насадка для іригатора
hair-dryer | hair dryer; hairdryer; blow dryer | suszarka do włosów; suszarka ~włosy | фен; фен для волосся
diffuser-nozzle | diffuser ~hair; hair dryer nozzle | dyfuzor do suszarki; końcówka do suszarki | дифузор для фена; насадка для фена
hair-straightener | hair straightener; flat iron | prostownica; prostownica do włosów | випрямляч; праска для волосся; випрямляч для волосся
curling-iron | curling iron; curling wand; hair styler; airstyler; hot air brush | lokówka; lokosuszarka; karbownica; szczotka susząca | плойка; стайлер; фен щітка; щипці для завивки
heat-protectant | heat protectant; heat protection spray | spray termoochronny; termoochrona | термозахист; термозахисний спрей
hair-brush | hair brush; hairbrush; comb | szczotka do włosów; grzebień | щітка для волосся; гребінець
shaver | shaver; electric shaver; foil shaver; rotary shaver | golarka; golarka elektryczna; maszynka do golenia elektryczna | електробритва
shaver-head | shaver head; shaving head; replacement foil; shaver foil | głowica do golarki; ostrze do golarki; folia do golarki; głowica golaca | змінна головка для бритви; головка для бритви; сітка для бритви; бритвена головка
trimmer | beard trimmer; hair clipper; trimmer ~care; body groomer; nose trimmer | trymer; maszynka do strzyżenia; trymer do brody; strzyżarka | тример; машинка для стрижки; тример для бороди
razor | razor; safety razor | maszynka do golenia; maszynka jednorazowa | станок для гоління; бритва; бритвений станок
razor-blade | razor blade; razor blades; blade refill ~razor; replacement blades ~razor | wkłady do maszynki; ostrza do maszynki; żyletki; wkład do maszynki | змінні леза; змінні картриджі для гоління; леза; касети для гоління
shaving-foam | shaving foam; shaving gel; shaving cream; aftershave | pianka do golenia; żel do golenia; krem do golenia; woda po goleniu | піна для гоління; гель для гоління; лосьйон після гоління
shaver-cleaner | shaver cleaner; cleaning cartridge ~shaver | wkład czyszczący do golarki; płyn do czyszczenia golarki | картридж для очищення бритви; засіб для очищення бритви
epilator | epilator; ipl hair removal; ipl device | depilator; depilator ipl; depilator laserowy | епілятор; фотоепілятор
shampoo | shampoo; dry shampoo | szampon; suchy szampon | шампунь; сухий шампунь
conditioner | hair conditioner; conditioner; hair mask; hair oil | odżywka do włosów; odżywka ~włosy; maska do włosów; olejek do włosów | кондиціонер для волосся; бальзам для волосся; маска для волосся; олія для волосся
hair-styling | hairspray; hair gel; hair wax; styling mousse | lakier do włosów; żel do włosów; pianka do włosów; pomada do włosów | лак для волосся; гель для волосся; мус для волосся; віск для волосся
hair-dye | hair dye; hair colour; hair color | farba do włosów; szampon koloryzujący | фарба для волосся
developer | oxidant ~hair; developer ~hair; hair dye brush | oksydant; utleniacz do włosów; pędzel do farbowania | окислювач; оксидант; пензель для фарбування
shower-gel | shower gel; body wash; soap; bath bomb | żel pod prysznic; mydło; płyn do kąpieli; kula do kąpieli | гель для душу; мило; піна для ванни
body-lotion | body lotion; body cream; body butter; hand cream | balsam do ciała; mleczko do ciała; masło do ciała; krem do rąk | лосьйон для тіла; крем для тіла; молочко для тіла; крем для рук
deodorant | deodorant; antiperspirant | dezodorant; antyperspirant | дезодорант; антиперспірант
face-cream | face cream; day cream; night cream; moisturiser; moisturizer; facial cream; anti wrinkle cream | krem do twarzy; krem na dzień; krem na noc; krem nawilżający; krem przeciwzmarszczkowy | крем для обличчя; денний крем; нічний крем; зволожувальний крем
serum | face serum; serum; ampoule | serum; serum do twarzy | сироватка; сироватка для обличчя
face-cleanser | face cleanser; face wash; micellar water; cleansing foam; cleansing gel; cleansing oil; makeup remover | żel do mycia twarzy; płyn micelarny; pianka do mycia twarzy; płyn do demakijażu; olejek do demakijażu | гель для вмивання; міцелярна вода; пінка для вмивання; засіб для зняття макіяжу
toner-face | face toner; facial toner; face mist | tonik; tonik do twarzy; mgiełka do twarzy | тонік; тонік для обличчя; міст для обличчя
face-mask | face mask; sheet mask; clay mask | maseczka; maseczka do twarzy; maska w płachcie | маска для обличчя; тканинна маска
eye-cream | eye cream; eye patches | krem pod oczy; płatki pod oczy | крем для повік; крем під очі; патчі
sunscreen | sunscreen; sun cream; sun lotion; spf cream; after sun | krem z filtrem; krem przeciwsłoneczny; mleczko do opalania; olejek do opalania | сонцезахисний крем; крем spf; сонцезахисний спрей; засіб після засмаги
cotton-pads | cotton pads; cotton buds | płatki kosmetyczne; waciki; patyczki kosmetyczne | ватні диски; ватні палички
perfume | perfume; eau de parfum; eau de toilette; cologne; fragrance | perfumy; woda perfumowana; woda toaletowa; woda kolońska | парфуми; парфумована вода; туалетна вода
lipstick | lipstick; lip gloss; lip liner; lip balm | szminka; pomadka; błyszczyk; konturówka do ust; balsam do ust | помада; блиск для губ; олівець для губ; бальзам для губ
mascara | mascara; brow gel; eyebrow pencil | tusz do rzęs; maskara; żel do brwi; kredka do brwi | туш для вій; туш; гель для брів; олівець для брів
foundation | foundation ~makeup; concealer; bb cream; face powder; foundation ~beauty | podkład; korektor; puder; krem bb; podkład do twarzy | тональний крем; консилер; пудра; bb крем
eyeshadow | eyeshadow; eye shadow; eyeliner; eyeshadow palette | cienie do powiek; eyeliner; paleta cieni; kredka do oczu | тіні для повік; підводка; палетка тіней; олівець для очей
makeup-brush | makeup brush; brush set ~makeup; makeup sponge | pędzel do makijażu; zestaw pędzli; gąbka do makijażu; gąbeczka do makijażu | пензель для макіяжу; набір пензлів; спонж
nail-polish | nail polish; gel polish; base coat; top coat | lakier do paznokci; lakier hybrydowy; baza hybrydowa; top hybrydowy | лак для нігтів; гель лак; база для гель лаку; топ для гель лаку
nail-lamp | nail lamp; uv lamp ~nails; led nail lamp | lampa do paznokci; lampa uv do paznokci; lampa led do hybryd | лампа для нігтів; лампа для манікюру; лампа для гель лаку
nail-polish-remover | nail polish remover; acetone | zmywacz do paznokci; aceton; zmywacz | рідина для зняття лаку; ацетон
nail-tool | nail file; nail clipper; manicure set; nail drill | pilnik do paznokci; zestaw do manicure; frezarka do paznokci; cążki do paznokci | пилка для нігтів; набір для манікюру; фрезер для манікюру; кусачки для нігтів
massager | massager; massage gun | masażer; pistolet do masażu | масажер; масажний пістолет
blood-pressure-monitor | blood pressure monitor | ciśnieniomierz | тонометр
thermometer | thermometer | termometr | термометр
bathroom-scale | bathroom scale; body scale; smart scale | waga łazienkowa; waga osobowa; waga inteligentna | підлогові ваги; ваги підлогові; смарт ваги
first-aid | first aid kit; plaster; bandage; disinfectant | apteczka; plaster; bandaż; środek dezynfekujący | аптечка; пластир; бинт; антисептик
condom | condoms; lubricant ~intimate | prezerwatywy; żel intymny | презервативи; інтимний гель
sanitary-pads | sanitary pads; tampons; menstrual cup | podpaski; tampony; kubeczek menstruacyjny; wkładki higieniczne | прокладки; тампони; менструальна чаша
contact-lenses | contact lenses; contact lens | soczewki kontaktowe | контактні лінзи
contact-lens-solution | contact lens solution; lens solution | płyn do soczewek | розчин для лінз; розчин для контактних лінз
`
