import { Button, Table } from "@mantine/core"
import { useInfiniteQuery } from "@tanstack/react-query"
import { type AuditRecord, followPage, listAudit, type Workspace } from "@/plans/calls"
import { Failure } from "@/rooms/failure"
import classes from "@/rooms/room.module.css"
import { presentLocale, say } from "@/words/words"

/** Who signed in and administered what, when and from where, the newest first. */
export function Audit({ workspace }: { workspace: Workspace }) {
  const { data, error, fetchNextPage, hasNextPage, isFetching } = useInfiniteQuery({
    queryKey: ["audit", workspace.id],
    queryFn: ({ pageParam }) => (pageParam === "" ? listAudit(workspace.id) : followPage<AuditRecord>(pageParam)),
    initialPageParam: "",
    getNextPageParam: (page) => page.next,
  })
  const records = data?.pages.flatMap(({ items }) => items) ?? []
  return (
    <>
      <Failure error={error} />
      <div className={classes.panel}>
        <div className={classes.scrollsAside}>
          <Table verticalSpacing={8} horizontalSpacing="md" className={classes.audit ?? ""}>
            <Table.Thead>
              <Table.Tr>
                <Table.Th>{say("plans.when")}</Table.Th>
                <Table.Th>{say("plans.who")}</Table.Th>
                <Table.Th>{say("plans.what")}</Table.Th>
                <Table.Th>{say("plans.from")}</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {records.map((record) => (
                <AuditRow key={`${record.when} ${record.action} ${record.subject}`} record={record} />
              ))}
            </Table.Tbody>
          </Table>
        </div>
      </div>
      {hasNextPage && (
        <Button variant="subtle" mt="sm" loading={isFetching} onClick={() => fetchNextPage()}>
          {say("rooms.more")}
        </Button>
      )}
    </>
  )
}

function AuditRow({ record: { when, action, account, subject, address } }: { record: AuditRecord }) {
  const isOneself = account !== null && (subject === account.email || subject === "")
  return (
    <Table.Tr>
      <Table.Td className={classes.moment}>{moment(when)}</Table.Td>
      <Table.Td>{account?.name ?? say("home.somebody")}</Table.Td>
      <Table.Td>
        {say(`audit.${action}`)}
        {!isOneself && subject && <span className={classes.quiet}>{subject}</span>}
      </Table.Td>
      <Table.Td>{address ?? ""}</Table.Td>
    </Table.Tr>
  )
}

function moment(when: string): string {
  return new Intl.DateTimeFormat(presentLocale(), { dateStyle: "medium", timeStyle: "short" }).format(new Date(when))
}
