/** Numbers of Google's product taxonomy (2021-09-21) whose leaf is one of our types. */
export const taxonomyWords = `
3367 cat-food, 543684 cat-food, 543683 cat-food, 4999 cat-litter, 5000 litter-box, 5001 pet-toy, 5002 pet-treat, 4433 pet-bed
4434 pet-bed, 3530 dog-food, 543682 dog-food, 543681 dog-food, 5010 pet-toy, 5011 pet-treat, 3238 aquarium, 5020 aquarium-filter
5024 pet-food, 4990 pet-food, 5015 pet-food, 6250 dog-leash, 6249 dog-leash, 6251 pet-carrier, 6252 pet-bowl, 6248 flea-treatment
6383 pet-grooming, 6385 pet-grooming, 6406 pet-grooming, 8070 poop-bags, 4997 scratching-post
2271 dress, 5598 jacket, 1831 vest, 204 trousers, 212 t-shirt, 207 shorts, 1581 skirt, 2580 pyjamas, 5513 pyjamas, 1594 suit, 211 swimwear
209 socks, 214 bra, 2562 underwear, 169 belt, 170 gloves, 173 hat, 176 tie, 177 scarf, 178 sunglasses, 187 shoes, 3032 handbag, 2668 wallet
189 bracelet, 191 bracelet, 192 charm, 194 earrings, 196 necklace, 200 ring, 201 watch, 100 backpack, 110 umbrella
267 smartphone, 328 laptop, 325 desktop-computer, 4745 tablet, 404 television, 305 monitor, 303 keyboard, 304 mouse, 152 camera
1294 game-console, 1279 video-game, 249 speaker, 2353 phone-case, 736 espresso-machine, 753 microwave, 686 fridge, 619 vacuum-cleaner
1868 ground-coffee, 2073 tea, 490 hair-dryer, 527 toothbrush, 526 toothpaste, 525 vitamin, 551 diapers, 568 stroller, 2696 mattress, 460 sofa
`
