import { readMe } from "@/api/calls"
import { csrf } from "@/api/request"

let asked: { readonly token: string; readonly account: Promise<string> } | undefined

/** Whose session the browser has now, by id. Every sign-in, in whichever tab, brings another token: then it is asked again. */
export function presentAccount(): Promise<string> {
  const token = csrf()
  if (asked?.token === token) return asked.account
  const account = readMe().then((me) => me.account.id)
  const asking = { token, account }
  asked = asking
  account.catch(() => {
    if (asked === asking) asked = undefined
  })
  return account
}
