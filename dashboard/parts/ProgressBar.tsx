export const ProgressBar = ({ share, label }: { share: number; label: string }) => (
  <div
    className="bar"
    role="progressbar"
    aria-label={label}
    aria-valuemin={0}
    aria-valuemax={100}
    aria-valuenow={Math.round(share * 100)}
    style={{ margin: '6px 0' }}
  >
    <span style={{ width: `${Math.min(100, share * 100)}%`, background: 'var(--chart-1)' }} />
  </div>
)
