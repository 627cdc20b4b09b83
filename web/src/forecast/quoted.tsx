/** A sentence of the server's, in which names stand between backticks. */
export function Quoted({ text }: { text: string }) {
  return (
    <>
      {text.split("`").map((part, place) =>
        // A part's place in the sentence is all that tells it apart.
        // biome-ignore lint/suspicious/noArrayIndexKey: the parts of one sentence never move
        place % 2 === 1 ? <b key={place}>{part}</b> : <span key={place}>{part}</span>,
      )}
    </>
  )
}
