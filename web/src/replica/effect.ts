/** What a change does to one entity, as the log has it: the fields that differ, before and after. */
export type Json = string | number | boolean | null | Json[] | { [key: string]: Json }
export type Fields = { [name: string]: Json }

export type Effect = {
  schema: number
  kind: string
  id: string
  before: Fields | null
  after: Fields | null
}

/** The newest schema of effects that this page can apply; of a newer one it reloads itself. */
export const EFFECT_SCHEMA = 1

export class UnknownSchemaError extends Error {}
