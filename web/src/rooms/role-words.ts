import type { Role } from "@/api/types"
import { say } from "@/words/words"

/** From who may least to who may most. */
export const ROLES: readonly Role[] = ["viewer", "commenter", "editor", "owner"]

export function roleWord(role: Role): string {
  return say(`rooms.${role}`)
}
