/** The one catalogue of words: each area adds its own file, and this is all of them. */

import { accountWords } from "@/account/words"
import { keysWords } from "@/app/keys/words"
import { appWords } from "@/app/words"
import { drawingWords } from "@/drawing/words"
import { entityWords } from "@/entity/words"
import { forecastWords } from "@/forecast/words"
import { historyWords } from "@/history/words"
import { homeWords } from "@/home/words"
import { mapWords } from "@/map/words"
import { objectivesWords } from "@/objectives/words"
import { outlineWords } from "@/outline/words"
import { paletteWords } from "@/palette/words"
import { panelWords } from "@/panel/words"
import { paperWords } from "@/paper/words"
import { planWords } from "@/plan/words"
import { plansWords } from "@/plans/words"
import { roomsWords } from "@/rooms/words"
import { viewsWords } from "@/views/words"

export const english = {
  ...appWords,
  ...drawingWords,
  ...mapWords,
  ...planWords,
  ...keysWords,
  ...paletteWords,
  ...entityWords,
  ...forecastWords,
  ...historyWords,
  ...objectivesWords,
  ...outlineWords,
  ...panelWords,
  ...homeWords,
  ...plansWords,
  ...accountWords,
  ...roomsWords,
  ...viewsWords,
  ...paperWords,
} as const
