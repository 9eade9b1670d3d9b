/**
 * `type | goes with it | made for it | used up by it | parts worn out`: what a shopper of the first needs next, the most
 * needed first. One direction only: who buys capsules has the machine.
 */
export const linkWords = `
espresso-machine | coffee-grinder, coffee-cup, coffee-bean | milk-frother, tamper, milk-pitcher, knock-box, portafilter, coffee-scale | coffee-capsule, descaler, coffee-bean, coffee-machine-cleaner | coffee-water-filter
coffee-capsule | coffee-cup, milk-frother | | descaler, syrup |
coffee-bean | coffee-grinder, coffee-cup | milk-frother | paper-coffee-filter, syrup |
ground-coffee | coffee-cup, moka-pot, french-press | milk-frother | paper-coffee-filter, syrup |
coffee-grinder | coffee-bean, espresso-machine | coffee-scale, tamper | coffee-machine-cleaner, coffee-bean |
milk-frother | coffee-cup, coffee-bean | milk-pitcher | syrup, milk |
coffee-cup | coffee-bean, coffee-capsule, milk-frother | | |
moka-pot | ground-coffee, coffee-cup, milk-frother | | ground-coffee |
french-press | ground-coffee, coffee-cup, kettle | milk-frother | ground-coffee |
coffee-dripper | kettle, coffee-scale, coffee-grinder | | paper-coffee-filter, coffee-bean |
kettle | tea, teapot, mug | | descaler |
tea | teapot, mug, honey | | |
teapot | tea, mug | | tea |
toaster | bread | | |
air-fryer | | air-fryer-liner | oil |
bread-maker | flour, kitchen-scale | | yeast, flour |
blender | protein-powder | | | blender-jar
stand-mixer | baking-tray, kitchen-scale | | flour |
food-processor | kitchen-scale, food-container | | |
oven | baking-tray | | baking-paper |
baking-tray | | | baking-paper |
hob | frying-pan, pot, cooker-hood | | |
cooker-hood | | | | hood-filter
fridge | food-container | | | fridge-water-filter
dishwasher | | | dishwasher-tablet, dishwasher-salt |
dishwasher-tablet | | | dishwasher-salt |
washing-machine | drying-rack, tumble-dryer | | laundry-detergent, fabric-softener, descaler |
laundry-detergent | | | fabric-softener |
frying-pan | pot | pot-lid | oil |
pot | frying-pan | pot-lid | |
kitchen-knife | cutting-board | knife-sharpener | |
cutting-board | kitchen-knife | | |
vacuum-sealer | food-container | | vacuum-bag |
dinnerware | cutlery, drinking-glass, tablecloth | | |
cutlery | dinnerware | | |
water-filter-jug | | | | water-filter-cartridge
soda-maker | | | syrup, co2-cylinder |
grill | | grill-tool | charcoal |
television | tv-stand, streaming-box | soundbar, tv-mount, hdmi-cable, remote-control | |
soundbar | | subwoofer, hdmi-cable, audio-cable | |
projector | speaker, streaming-box | projector-screen, hdmi-cable | |
turntable | vinyl-record, speaker, hi-fi | audio-cable | vinyl-record |
hi-fi | speaker, turntable | audio-cable | |
speaker | | audio-cable | |
headphones | | headphone-case, audio-cable | | ear-tips
game-console | video-game, television, vr-headset | gamepad, gaming-headset, charging-dock, racing-wheel | video-game, gift-card |
gamepad | video-game, gaming-headset | charging-dock | |
vr-headset | video-game | vr-controller, vr-accessory | |
gaming-headset | gamepad, video-game | | | ear-tips
laptop | mouse, monitor, printer | laptop-bag, docking-station, laptop-stand, laptop-charger | |
desktop-computer | monitor, keyboard, mouse, webcam | | |
monitor | keyboard, mouse | monitor-arm, hdmi-cable, docking-station | |
keyboard | mouse | | |
mouse | | mouse-pad | battery |
tablet | headphones | tablet-case, stylus, screen-protector | |
smartphone | smartwatch, headphones | phone-case, screen-protector, phone-charger, power-bank, phone-holder, memory-card | |
phone-case | screen-protector, phone-charger | phone-holder | |
phone-charger | power-bank | charging-cable | |
power-bank | | charging-cable | |
smartwatch | smartphone | smartwatch-strap, screen-protector, smartwatch-charger | |
camera | tripod | camera-lens, camera-bag, memory-card, camera-battery, camera-flash | instant-film |
camera-lens | camera-bag | lens-filter | |
action-camera | tripod | memory-card, camera-battery | |
drone | | drone-battery, memory-card | |
security-camera | | memory-card | |
printer | scanner | charging-cable | printer-ink, printer-paper |
3d-printer | | | filament |
router | | network-cable | |
desk | office-chair, lamp, monitor-arm | mouse-pad | |
office-chair | desk | | |
gaming-chair | gaming-headset, desk | mouse-pad | |
external-drive | | charging-cable | |
electric-toothbrush | oral-irrigator | toothbrush-case | toothpaste, mouthwash | brush-head
toothbrush | | toothbrush-case | toothpaste, dental-floss |
toothpaste | toothbrush | | mouthwash, dental-floss |
oral-irrigator | electric-toothbrush | | mouthwash | irrigator-tip
hair-dryer | hair-straightener, hair-brush | diffuser-nozzle | heat-protectant, conditioner |
hair-straightener | hair-dryer | | heat-protectant |
curling-iron | hair-brush | | heat-protectant, hair-styling |
shaver | trimmer | shaver-cleaner | shaving-foam | shaver-head
razor | | | shaving-foam | razor-blade
razor-blade | | | shaving-foam |
trimmer | shaver | | |
shampoo | conditioner, hair-styling | | |
conditioner | shampoo | | |
hair-dye | conditioner | developer | developer |
shower-gel | body-lotion, deodorant | sponge | |
face-cream | serum, face-cleanser, eye-cream, sunscreen | | |
serum | face-cream, toner-face | | |
face-cleanser | face-cream, toner-face | | cotton-pads |
toner-face | serum, face-cream | | cotton-pads |
face-mask | serum, face-cream | | |
mascara | eyeshadow, lipstick | | face-cleanser |
foundation | mascara | makeup-brush | face-cleanser |
eyeshadow | mascara | makeup-brush | |
lipstick | mascara | | |
nail-polish | | nail-tool, nail-lamp | nail-polish-remover |
nail-lamp | | nail-tool | nail-polish, nail-polish-remover |
contact-lenses | | | contact-lens-solution |
blood-pressure-monitor | thermometer | | battery |
vacuum-cleaner | | vacuum-brush | vacuum-bag-cleaner | vacuum-filter
robot-vacuum | | vacuum-brush | vacuum-bag-cleaner | vacuum-filter
mop | cleaning-agent | | cleaning-agent | mop-refill
iron | | ironing-board | |
ironing-board | iron, drying-rack | | | ironing-board-cover
air-purifier | humidifier | | | purifier-filter
humidifier | | | essential-oil, descaler |
lamp | | | light-bulb |
candle | | candle-holder | |
sofa | coffee-table, armchair, rug | cushion, blanket | |
armchair | coffee-table, lamp | cushion, blanket | |
dining-table | dining-chair, dinnerware | tablecloth | |
dining-chair | dining-table | cushion | |
bed | mattress, wardrobe, lamp | bedding | |
mattress | pillow, duvet, bed | mattress-protector, bedding | |
pillow | duvet | bedding | |
duvet | pillow | bedding | |
bedding | pillow, duvet, blanket | | |
curtain | | curtain-rod | |
towel | rug | | |
trash-can | | | trash-bag |
drill | hand-tool, saw | power-tool-battery, drill-bit, toolbox | screws |
saw | | power-tool-battery | | saw-blade
grinder-tool | | power-tool-battery | sandpaper |
paint | ladder | paint-brush | |
lawn-mower | grass-trimmer, garden-tool | | fertilizer | trimmer-line
grass-trimmer | garden-tool | | trimmer-line |
garden-hose | | hose-connector | |
plant | vase, garden-tool | | potting-soil, fertilizer |
seeds | garden-tool, vase | | potting-soil, fertilizer |
vase | plant | | potting-soil |
pool | towel | | pool-chemical |
t-shirt | jeans, shorts, trousers, leggings | | |
shirt | trousers, tie, suit, jeans | belt | |
sweater | jeans, shirt, trousers | | |
hoodie | trousers, t-shirt, leggings | | |
jacket | scarf, hat, gloves, sweater | | |
trousers | shirt, t-shirt, shoes | belt | |
jeans | t-shirt, sneakers, sweater | belt | |
leggings | bra, t-shirt, running-shoes, yoga-mat | | |
shorts | t-shirt, sandals | | |
dress | shoes, handbag, earrings, necklace | tights | |
skirt | shirt, shoes | tights | |
suit | shirt, shoes | tie, belt | |
running-shoes | socks, shorts, t-shirt, smartwatch | running-belt, insoles | |
sneakers | socks, jeans | insoles | shoe-care |
boots | socks | insoles | shoe-care |
shoes | handbag, belt | insoles | shoe-care |
swimwear | sunglasses, towel, sandals, sunscreen | | |
scarf | hat, gloves | | |
hat | scarf, gloves | | |
gloves | scarf, hat | | |
handbag | wallet, shoes | | |
suitcase | backpack | travel-accessory | |
backpack | water-bottle | travel-accessory | |
sunglasses | sunscreen, hat | eyeglasses-case | |
eyeglasses | | eyeglasses-case | eyeglasses-case |
watch | bracelet | smartwatch-strap, jewellery-box | |
ring | earrings, necklace, bracelet | jewellery-box | jewellery-cleaner |
earrings | necklace, ring, bracelet | jewellery-box | jewellery-cleaner |
necklace | earrings, ring, bracelet | charm, jewellery-box | jewellery-cleaner |
bracelet | earrings, necklace, ring | charm, jewellery-box | jewellery-cleaner |
running-belt | headlamp | water-bottle | energy-gel |
running-vest | headlamp | water-bottle | energy-gel |
yoga-mat | leggings, yoga-bolster | yoga-block, yoga-strap | |
yoga-block | yoga-mat | yoga-strap | |
dumbbell | weight-bench, kettlebell | gym-gloves | |
kettlebell | resistance-band, dumbbell | gym-gloves | |
barbell | weight-bench | gym-gloves | |
weight-bench | dumbbell, barbell | | |
resistance-band | yoga-mat, foam-roller | | |
treadmill | running-shoes | heart-rate-monitor | |
water-bottle | gym-bag | | energy-gel |
gym-bag | water-bottle, gym-towel | | |
shaker | protein-powder | | |
football | | shin-guards | |
tennis-racket | | gym-bag | tennis-ball |
boxing-gloves | jump-rope | | |
swim-goggles | swimwear, towel | | |
bicycle | | bike-helmet, bike-lock, bike-light, bike-pump, bike-bag | chain-lube | bike-tire
bike-helmet | bike-light | | |
tent | sleeping-bag, sleeping-pad, camping-stove, headlamp | camping-gear | |
sleeping-bag | sleeping-pad, tent | | |
camping-stove | camping-gear | | gas-canister |
skis | gloves, jacket | knee-pads | |
skates | | knee-pads, bike-helmet | |
vitamin | mineral-supplement, omega-3 | pill-organizer | |
mineral-supplement | vitamin, omega-3 | pill-organizer | |
omega-3 | vitamin | pill-organizer | |
protein-powder | creatine, protein-bar, amino-acids | shaker | |
creatine | protein-powder, amino-acids | shaker | |
amino-acids | protein-powder, creatine | shaker | |
pre-workout | creatine, amino-acids | shaker | |
collagen | vitamin | shaker | |
gin | vermouth, drinking-glass | cocktail-shaker, ice-cube-tray | tonic |
whisky | drinking-glass, soft-drink | ice-cube-tray | |
rum | soft-drink, drinking-glass | cocktail-shaker, ice-cube-tray | |
vodka | soft-drink, drinking-glass | cocktail-shaker, ice-cube-tray | |
vermouth | gin, tonic | cocktail-shaker | |
wine | drinking-glass, cheese, chocolate | wine-opener, carafe | |
beer | snacks, drinking-glass | wine-opener | |
pasta | pasta-sauce, cheese, oil | | |
pasta-sauce | pasta, cheese | | |
cereal | milk, honey, nuts | | |
bread | cheese, honey | | |
spice | spice-grinder | | |
cheese | wine, nuts, honey | | |
flour | yeast, sugar | baking-tray | |
dog-food | pet-treat, pet-toy | pet-bowl | poop-bags |
cat-food | pet-treat, pet-toy | pet-bowl | cat-litter |
dog-leash | pet-toy | pet-bowl | poop-bags, pet-treat |
pet-bed | pet-toy | | |
cat-litter | cat-food | litter-box | |
litter-box | scratching-post | | cat-litter |
aquarium | | aquarium-filter | pet-food |
pet-carrier | pet-bed | pet-bowl | poop-bags |
diapers | | changing-mat | baby-wipes, diaper-cream |
baby-wipes | diapers | changing-mat | diaper-cream |
baby-formula | | baby-bottle, bottle-warmer | |
baby-bottle | pacifier | bottle-warmer | baby-formula | bottle-teat
breast-pump | baby-bottle, bottle-warmer | | |
stroller | car-seat, changing-mat | stroller-accessory | |
car-seat | stroller | | |
crib | baby-monitor | baby-bedding | |
high-chair | | bib | baby-food |
baby-food | | bib | |
building-blocks | | storage-box | |
doll | plush | | |
puzzle | board-game | puzzle-mat | |
toy-car | | | battery |
art-supplies | notebook-paper | art-brush | |
pen | notebook-paper | pencil-case | | pen-refill
notebook-paper | pen | | |
stapler | binder | | staples |
label-maker | binder | | label-tape |
binder | label-maker | stapler | |
book | | bookmark | |
guitar | hi-fi | guitar-strings | | guitar-strings
piano | headphones | | |
engine-oil | | | oil-filter, car-care |
oil-filter | engine-oil | | |
tire | car-rim | | |
brake-pads | car-care | | |
car-battery | car-bulb | | |
`
