import { signOut } from "@/api/calls"

/** Signs out, and goes to the first page. */
export async function leave(): Promise<void> {
  await signOut()
  window.location.assign("/")
}
